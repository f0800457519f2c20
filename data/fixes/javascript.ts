import type { Fix } from './fix';

export const JAVASCRIPT_FIXES = [
  {
    id: 'ws-ping',
    product: 'ws (Node.js)',
    title: 'Ping every 30 s, and drop who does not answer',
    language: 'javascript',
    text: `const answered = new WeakSet();
wss.on('connection', (socket) => {
  answered.add(socket);
  socket.on('pong', () => answered.add(socket));
});
setInterval(() => {
  for (const socket of wss.clients) {
    if (answered.delete(socket)) socket.ping();
    else socket.terminate();
  }
}, 30_000);`,
    note: 'Browsers answer a ping by themselves; the page has nothing to do.',
    version: 'ws 7 and 8',
    source: 'github:websockets/ws README.md (How to detect and close broken connections?)',
  },
  {
    id: 'ws-max-payload',
    product: 'ws (Node.js)',
    title: 'Take larger messages',
    language: 'javascript',
    text: 'const wss = new WebSocketServer({ port: 8080, maxPayload: 16 * 1024 * 1024 });',
    note: 'Bytes; 100 MiB unless set.',
    version: 'ws 8',
    source: 'github:websockets/ws doc/ws.md',
  },
  {
    id: 'ws-protocol',
    product: 'ws (Node.js)',
    title: 'Choose the subprotocol that you speak',
    language: 'javascript',
    text: `const wss = new WebSocketServer({
  port: 8080,
  handleProtocols: (offered) => (offered.has('graphql-transport-ws') ? 'graphql-transport-ws' : false),
});`,
    version: 'ws 8',
    source: 'github:websockets/ws doc/ws.md',
  },
  {
    id: 'ws-no-compression',
    product: 'ws (Node.js)',
    title: 'Turn compression off',
    language: 'javascript',
    text: 'const wss = new WebSocketServer({ port: 8080, perMessageDeflate: false });',
    version: 'ws 7 and 8',
    source: 'github:websockets/ws doc/ws.md',
  },
  {
    id: 'ws-tell-the-client',
    product: 'ws (Node.js)',
    title: 'Accept, then close with a code that the page can read',
    language: 'javascript',
    text: `server.on('upgrade', (request, socket, head) => {
  wss.handleUpgrade(request, socket, head, (client) => {
    if (!isLoggedIn(request)) client.close(3000, 'log in first');
    else wss.emit('connection', client, request);
  });
});`,
    note: 'A page never sees the status of a refused handshake. 3000 is Unauthorized, 3003 Forbidden.',
    version: 'ws 7 and 8',
    source: 'github:websockets/ws doc/ws.md; WHATWG WebSockets Standard: "fail the WebSocket connection"',
  },
  {
    id: 'ws-restart',
    product: 'ws (Node.js)',
    title: 'Say so before going down, not to all at once',
    language: 'javascript',
    text: `process.once('SIGTERM', () => {
  server.close();
  for (const socket of wss.clients) {
    setTimeout(() => socket.close(1012, 'restarting'), Math.random() * 10_000);
  }
});`,
    version: 'ws 7 and 8',
    source: 'IANA registry: 1012 Service Restart; github:websockets/ws doc/ws.md',
  },
  {
    id: 'socket-io-options',
    product: 'Socket.IO',
    title: 'Allow the origin, ping within the limit, take larger messages',
    language: 'javascript',
    text: `const io = new Server(httpServer, {
  cors: { origin: 'https://app.example', credentials: true },
  pingInterval: 25_000,
  pingTimeout: 20_000,
  maxHttpBufferSize: 4e6,
});`,
    note: 'pingInterval and pingTimeout together have to stay below every limit on silence on the way (45 s unless set).',
    version: 'Socket.IO 4',
    source: 'https://socket.io/docs/v4/server-options/',
  },
  {
    id: 'socket-io-transport',
    product: 'Socket.IO',
    title: 'Use the websocket transport alone',
    language: 'javascript',
    text: "const socket = io('https://chat.example', { transports: ['websocket'] });",
    note: 'In the page. Without polling no sticky session is needed.',
    version: 'Socket.IO 3 and 4',
    source: 'https://socket.io/docs/v4/using-multiple-nodes/#why-is-sticky-session-required',
  },
  {
    id: 'graphql-ws-server',
    product: 'graphql-ws',
    title: 'Ping more often, and wait longer for connection_init',
    language: 'javascript',
    text: 'useServer({ schema, connectionInitWaitTimeout: 10_000 }, wss, 25_000);',
    note: 'The third argument is the interval of pings: 12 s unless set.',
    version: 'graphql-ws 5 and 6',
    source: 'https://the-guild.dev/graphql/ws/docs/interfaces/server.ServerOptions',
  },
  {
    id: 'graphql-ws-client',
    product: 'graphql-ws',
    title: 'Retry with its own backoff, and not in vain',
    language: 'javascript',
    text: `const client = createClient({
  url: 'wss://chat.example/graphql',
  keepAlive: 10_000,
  retryAttempts: 20,
  shouldRetry: (problem) => !(problem instanceof CloseEvent) || problem.code !== 4403,
});`,
    note: 'Its default wait grows exponentially and is random; the codes that it calls fatal are never retried.',
    version: 'graphql-ws 5 and 6',
    source: 'https://the-guild.dev/graphql/ws/docs/client/interfaces/ClientOptions',
  },
] as const satisfies readonly Fix[];
