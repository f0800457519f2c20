import type { Cause } from './cause';
import { CHROMIUM_NET_ERRORS, CHROMIUM_STREAM, GECKO_ERRORS } from './sources';

/** The connection never reached a server that could answer. */
export const UNREACHABLE = [
  {
    id: 'connection-refused',
    title: 'Nothing listens there',
    explanation: 'The host was found, but nothing accepts connections on this port.',
    change: 'Start the server, or correct the port in the URL; inside a container listen on 0.0.0.0, not on 127.0.0.1.',
    where: 'server',
    role: 'fault',
    sources: [CHROMIUM_NET_ERRORS, CHROMIUM_STREAM, GECKO_ERRORS],
  },
  {
    id: 'name-not-resolved',
    title: 'The host name has no address',
    explanation: 'The browser found no address for the host name, so it had nowhere to connect to.',
    change: 'Correct the host name in the URL, or the DNS record; a name of an internal network needs its VPN.',
    where: 'network',
    role: 'fault',
    sources: [CHROMIUM_NET_ERRORS, CHROMIUM_STREAM, GECKO_ERRORS],
  },
  {
    id: 'unreachable',
    title: 'The host does not answer',
    explanation:
      'Packets to the host are dropped or find no way, as a firewall, a wrong address or a missing VPN does.',
    change: 'Open the port in the firewall or security group, or correct the address the name points to.',
    where: 'network',
    role: 'fault',
    sources: [CHROMIUM_NET_ERRORS, CHROMIUM_STREAM, GECKO_ERRORS],
  },
  {
    id: 'network-changed',
    title: 'The network went or changed',
    explanation: 'The browser lost its network, or moved to another one, which ends every connection of the old one.',
    change: 'Connect again on the online event, with a random delay, and resume where the application had stopped.',
    where: 'page',
    role: 'fault',
    sources: [CHROMIUM_NET_ERRORS, 'github:rstudio/shiny#2771'],
  },
  {
    id: 'tls-failed',
    title: 'The port does not speak this TLS',
    explanation: 'The TLS handshake failed: the port speaks plain HTTP, or both sides have no TLS version in common.',
    change: 'Use ws: for a port without TLS, or let the server or its proxy terminate TLS on this port.',
    where: 'server',
    role: 'fault',
    sources: [CHROMIUM_NET_ERRORS, 'measured: Chromium 156, Firefox 153'],
  },
  {
    id: 'untrusted-certificate',
    title: 'The certificate is not trusted',
    explanation: 'The browser does not trust the certificate, and for a WebSocket it never asks the user.',
    change:
      'Serve the full chain of a certificate that is trusted and names this host; with a self-signed one, open the same host once over https: and accept it there.',
    where: 'server',
    role: 'fault',
    sources: ['github:zaphoyd/websocketpp#913', CHROMIUM_NET_ERRORS],
  },
  {
    id: 'proxy-authentication',
    title: 'A proxy wants a login',
    explanation: 'Something on the way answered 407: it lets nothing through without proxy credentials.',
    change: 'Give the browser credentials for its proxy; a server that is no proxy must not answer 407.',
    where: 'network',
    role: 'fault',
    sources: [CHROMIUM_STREAM, 'RFC 9110 §15.5.8'],
  },
  {
    id: 'proxy-in-the-way',
    title: 'A proxy does not let it through',
    explanation: 'The browser has to go through a proxy, and that one would not open a tunnel to this host and port.',
    change: 'Serve the socket as wss: on port 443, or have the proxy allow CONNECT to this host and port.',
    where: 'network',
    role: 'fault',
    sources: ['github:crossbario/autobahn-js#320', CHROMIUM_STREAM],
  },
  {
    id: 'http2-connect',
    title: 'HTTP/2 on the way knows no WebSocket',
    explanation: 'The connection ran over HTTP/2, and something there does not support WebSocket over it (RFC 8441).',
    change: 'Have the proxy offer HTTP/1.1 alone for this host, or turn on its extended CONNECT.',
    where: 'proxy',
    role: 'fault',
    sources: ['github:vercel-labs/portless#278', 'RFC 8441 §3', CHROMIUM_NET_ERRORS],
  },
  {
    id: 'handshake-hangs',
    title: 'The server never answered the handshake',
    explanation: 'The connection was accepted, and then no answer came until the browser gave up.',
    change:
      'Look at what the server does on upgrade: a handler that never answers, a full accept queue, or a proxy that waits for the end of the request.',
    where: 'server',
    role: 'fault',
    sources: [
      `${CHROMIUM_STREAM} (kHandshakeTimeoutIntervalInSeconds = 240)`,
      'measured: Firefox 153 gives up after 20 s',
    ],
  },
  {
    id: 'dropped-before-answer',
    title: 'The server hung up instead of answering',
    explanation: 'The connection was accepted and then closed without an HTTP answer.',
    change:
      "Look at the server's log for this moment: a crash on upgrade, a destroyed socket in the upgrade handler, or a port that expects TLS.",
    where: 'server',
    role: 'fault',
    sources: ['github:websockets/ws#560', 'chromium net/websockets/websocket_basic_handshake_stream.cc'],
  },
] as const satisfies readonly Cause[];
