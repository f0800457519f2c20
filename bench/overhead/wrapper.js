/**
 * What the usual tools put in the place of `WebSocket`: a plain function whose sockets post each message to the window,
 * for a content script to hear. Nobody hears here: its real price is higher.
 */
const Native = window.WebSocket;
let lastId = 0;
window.WebSocket = function WebSocket(url, protocols) {
  const socket = protocols === undefined ? new Native(url) : new Native(url, protocols);
  const id = ++lastId;
  const post = (type, data) => window.postMessage({ source: 'websocket-inspector', id, url, type, data }, '*');
  const { send, close } = socket;
  socket.send = function (data) {
    post('send', data);
    return send.call(this, data);
  };
  socket.close = function (...args) {
    post('closing', args);
    return close.apply(this, args);
  };
  socket.addEventListener('open', () => post('open'));
  socket.addEventListener('message', ({ data }) => post('message', data));
  socket.addEventListener('close', ({ code, reason }) => post('close', { code, reason }));
  socket.addEventListener('error', () => post('error'));
  return socket;
};
window.WebSocket.prototype = Native.prototype;
Object.assign(window.WebSocket, { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 });
