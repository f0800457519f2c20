import type { Report, ReportPage } from './report';
import { ended, inTurn, wait } from './steps';

const SOURCE = ['Played with the library itself, and reduced to the smallest form'] as const;
const once =
  (path: string, protocols?: string[]) =>
  ({ connect }: ReportPage): Promise<void> =>
    ended(connect(path, { protocols }));

const closeInHandler =
  (path: string, protocols?: string[]) =>
  async ({ connect }: ReportPage): Promise<void> => {
    const socket = connect(path, { protocols });
    socket.addEventListener('message', () => socket.close(), { once: true });
    await ended(socket);
  };

/** What real client libraries do with real servers, in its smallest form. */
export const CLIENTS: readonly Report[] = [
  {
    id: 'crossing',
    sources: SOURCE,
    wire: 'The server sends an error message and Close 4001; the page closes in onmessage.',
    page: 'pusher-js with an unknown key.',
    truth: 'The server closed with 4001: the app key is unknown.',
    fix: 'Correct the key.',
    seen: 'yes',
    judged: 'first',
    replay: {
      serve(c) {
        c.open();
        c.say('{"event":"pusher:error","data":{"code":4001,"message":"Application does not exist"}}');
        c.close(4001, 'Application does not exist');
      },
      play: closeInHandler('/app/example?protocol=7&client=js&version=8.4.0'),
    },
    expected: {
      right: ['application-code', 'server-said-error'],
      says: /app(lication)? key|does not exist/i,
      part: ['application-code'],
    },
  },
  {
    id: 'crossing-1011',
    sources: SOURCE,
    wire: 'The server sends an error message and Close 1011 "boom"; the page closes in onmessage.',
    page: 'The page closes whenever it hears of an error.',
    truth: 'The server failed.',
    fix: 'The server.',
    seen: 'yes',
    judged: 'first',
    replay: {
      serve(c) {
        c.open();
        c.say('{"event":"pusher:error"}');
        c.close(1011, 'boom');
      },
      play: closeInHandler('/feed'),
    },
    expected: { right: ['server-failed'] },
  },
  {
    id: 'crossing-reason',
    sources: SOURCE,
    wire: 'SockJS: c[4001,"kicked"], then Close 1000 "Normal closure"; the page closes in onmessage.',
    page: 'SockJS tells its user 4001.',
    truth: 'The server closed: 4001, kicked.',
    fix: 'Whatever the application means by that.',
    seen: 'yes',
    judged: 'first',
    replay: {
      serve(c) {
        c.open();
        c.say('c[4001,"kicked"]');
        c.close(1000, 'Normal closure');
      },
      play: closeInHandler('/echo/123/abcdefgh/websocket'),
    },
    expected: {
      right: ['server-said-goodbye', 'server-said-error', 'closed-normally', 'application-code'],
      says: /kicked|4001/,
      part: ['closed-normally'],
    },
  },
  {
    id: 'inband',
    sources: SOURCE,
    wire: 'Socket.IO: the server sends 41 (disconnect); the page closes in that handler.',
    page: 'The client stops and does not reconnect.',
    truth: 'The server disconnected this client.',
    fix: 'Whatever made the server do so.',
    seen: 'yes',
    judged: 'first',
    replay: {
      serve(c) {
        c.open();
        c.say('41');
      },
      play: closeInHandler('/socket.io/?EIO=4&transport=websocket'),
    },
    expected: { right: ['server-said-goodbye', 'page-closed'], says: /message|disconnect/i, part: ['page-closed'] },
  },
  {
    id: 'inband-refused',
    sources: SOURCE,
    wire: 'Right after opening an error message, and Close without a code; five times.',
    page: 'The client retries for ever.',
    truth: 'The server refuses it, and says why in its message.',
    fix: 'What the message asks for.',
    seen: 'yes',
    judged: 'last',
    replay: {
      serve(c) {
        c.open();
        c.later(5, () => {
          c.say('{"error":"invalid token"}');
          c.close(null);
        });
      },
      play: ({ connect }) =>
        inTurn(
          5,
          () => 150,
          () => connect('/realtime'),
        ),
    },
    expected: {
      right: ['fails-after-opening', 'server-said-error', 'login-refused'],
      says: /message|each time|every time/i,
    },
  },
  {
    id: 'recognised',
    sources: SOURCE,
    wire: 'Socket.IO; the server closes with 1011.',
    page: 'The client reconnects.',
    truth: 'The server failed.',
    fix: "The server's log.",
    seen: 'yes',
    judged: 'first',
    replay: {
      serve(c) {
        c.open();
        c.later(50, () => c.close(1011));
      },
      play: once('/socket.io/?EIO=4&transport=websocket'),
    },
    expected: { right: ['server-failed'] },
  },
  {
    id: 'known-code',
    sources: SOURCE,
    wire: 'graphql-transport-ws; the server closes with 4403 Forbidden.',
    page: 'The subscription ends for good.',
    truth: 'The server forbids the connection.',
    fix: 'The parameters of connection_init.',
    seen: 'yes',
    judged: 'first',
    replay: {
      serve(c) {
        c.open();
        c.onMessage(() => c.close(4403, 'Forbidden'));
      },
      play: async ({ connect }) => {
        const socket = connect('/graphql', { protocols: ['graphql-transport-ws'] });
        socket.addEventListener('open', () => socket.send('{"type":"connection_init"}'));
        await ended(socket);
      },
    },
    expected: {
      right: ['application-code', 'login-refused'],
      says: /Forbidden/,
      part: ['login-refused', 'application-code'],
    },
  },
  {
    id: 'page-4408',
    sources: SOURCE,
    wire: 'graphql-transport-ws; the page closes with 4408 "Request Timeout", as its own ping got no answer.',
    page: 'The client reconnects.',
    truth: 'The server did not answer the ping of the client in time.',
    fix: 'The server or the way; the ping interval.',
    seen: 'yes',
    judged: 'first',
    replay: {
      serve: (c) => {
        c.open();
        c.later(20, () => c.say('{"type":"connection_ack"}'));
      },
      play: async ({ connect }) => {
        const socket = connect('/graphql', { protocols: ['graphql-transport-ws'] });
        socket.addEventListener('open', () => socket.send('{"type":"connection_init"}'));
        socket.addEventListener('message', () => {
          socket.send('{"type":"ping"}');
          setTimeout(() => socket.close(4408, 'Request Timeout'), 1_200);
        });
        await ended(socket);
      },
    },
    expected: {
      right: ['silent-peer', 'heartbeat-gave-up', 'page-closed'],
      says: /ping|no answer|not answer|unanswered|silent/i,
      part: ['page-closed', 'heartbeat-gave-up'],
    },
  },
  {
    id: 'plain-400',
    sources: SOURCE,
    wire: '400 for a reason of the application.',
    page: 'The socket fails.',
    truth: 'A parameter is missing.',
    fix: "The server's log.",
    seen: 'no',
    judged: 'first',
    replay: { serve: (c) => c.refuse('400 Bad Request'), play: once('/stream?room=') },
    expected: { right: ['bad-request', 'refused-otherwise', 'upgrade-not-proxied'], says: /400/ },
  },
  {
    id: 'eio-sid-400',
    sources: SOURCE,
    wire: 'Socket.IO with sid; 400.',
    page: 'The client stays with polling.',
    truth: 'A lost upgrade or a lost session.',
    fix: 'The proxy, or sticky sessions.',
    seen: 'partly',
    judged: 'first',
    replay: { serve: (c) => c.refuse('400 Bad Request'), play: once('/socket.io/?EIO=4&transport=websocket&sid=a1') },
    expected: { right: ['sticky-session-missing', 'upgrade-not-proxied'] },
  },
  {
    id: 'eio3-400',
    sources: SOURCE,
    wire: 'EIO=3 without sid; 400.',
    page: 'No browser connects.',
    truth: 'The server speaks another version of Engine.IO.',
    fix: 'The same major version.',
    seen: 'yes',
    judged: 'first',
    replay: { serve: (c) => c.refuse('400 Bad Request'), play: once('/socket.io/?EIO=3&transport=websocket') },
    expected: { right: ['version-mismatch'] },
  },
  {
    id: 'subprotocol-1002',
    sources: SOURCE,
    wire: 'A subprotocol is agreed on; nothing is sent; Close 1002 at once.',
    page: 'The subscription never starts.',
    truth: 'The server does not speak that subprotocol.',
    fix: 'The same library on both sides.',
    seen: 'partly',
    judged: 'first',
    replay: {
      serve(c) {
        c.open();
        c.later(5, () => c.close(1002));
      },
      play: once('/ws', ['chat.v2']),
    },
    expected: { right: ['subprotocol-mismatch'] },
  },
  {
    id: 'hosted-403',
    sources: SOURCE,
    wire: 'A hosted service, the key in the URL, a page of another site; 403.',
    page: 'Realtime does not connect.',
    truth: 'The key is wrong.',
    fix: 'The key.',
    seen: 'partly',
    judged: 'first',
    replay: {
      host: 'abcdefghijklmnop.supabase.co',
      document: { host: 'www.report.test' },
      serve: (c) => c.refuse('403 Forbidden'),
      play: once('/realtime/v1/websocket?apikey=example&vsn=1.0.0'),
    },
    expected: { right: ['not-authenticated', 'handshake-forbidden'], part: [] },
  },
  {
    id: 'hang',
    sources: SOURCE,
    wire: 'The server never answers the upgrade.',
    page: 'Gives up after 3 s.',
    truth: 'The server did not answer.',
    fix: 'What stands before the application.',
    seen: 'yes',
    judged: 'first',
    replay: {
      serve: () => {},
      play: async ({ connect }) => {
        const socket = connect('/ws');
        setTimeout(() => socket.close(), 3_000);
        await ended(socket);
      },
    },
    expected: { right: ['handshake-hangs'], says: /3\.0\d* s/ },
  },
  {
    id: 'cut-after-load',
    sources: SOURCE,
    wire: 'The server process is killed 1.5 s after the page loaded.',
    page: 'The socket was made while the page loaded.',
    truth: 'The connection was cut.',
    fix: 'The server.',
    seen: 'yes',
    judged: 'first',
    replay: {
      serve(c) {
        c.open();
        c.later(1_500, () => c.cut());
      },
      play: once('/ws'),
    },
    expected: { right: ['cut-without-close'] },
  },
  {
    id: 'heartbeat-listening',
    sources: SOURCE,
    wire: 'A message each 300 ms, then nothing; the page gives up after 4 s of silence; its Close is answered 1.5 s later.',
    page: 'The client reconnects.',
    truth: 'The server or the way went silent.',
    fix: 'What froze.',
    seen: 'yes',
    judged: 'first',
    replay: {
      serve(c) {
        c.open();
        for (let n = 1; n <= 8; n++) c.later(n * 300, () => c.say('{"price":1}'));
        c.onClose(() => c.later(1_500, () => c.close(1000)));
      },
      play: async ({ connect }) => {
        const socket = connect('/prices');
        let last = performance.now();
        socket.addEventListener('message', () => {
          last = performance.now();
        });
        while (performance.now() - last < 4_000) await wait(100);
        socket.close();
        await ended(socket);
      },
    },
    expected: { right: ['silent-peer', 'heartbeat-gave-up'], says: /4\.\d* s/ },
  },
];
