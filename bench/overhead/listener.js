/** The least that anything does that counts messages: one more listener for each, and this one does not even count. */
window.WebSocket = class WebSocket extends window.WebSocket {
  constructor(...args) {
    super(...args);
    this.addEventListener('message', () => {});
  }
};
