import type { Report } from './report';
import { ended, inTurn, opened, wait } from './steps';

/** The socket opened, and ended otherwise than it should. */
export const CONNECTIONS: readonly Report[] = [
  {
    id: 'chat-1009-small-limit',
    sources: ['https://github.com/TUM-Dev/gocast/issues/1207'],
    wire: 'The page sends a message of 620 bytes; Close 1009 without a reason.',
    page: 'Short messages appear, one of 400 characters makes the chat reconnect.',
    truth: 'The server takes messages of 512 bytes at most.',
    fix: 'Raise the read limit.',
    seen: 'yes',
    judged: 'first',
    replay: {
      serve(connection) {
        connection.open();
        connection.onMessage(({ size }) => {
          if (size > 512) connection.close(1009);
          else connection.say('{"ok":true}');
        });
      },
      play: async ({ connect }) => {
        const socket = connect('/api/chat/1/ws');
        socket.addEventListener('open', () => socket.send(JSON.stringify({ msg: 'hello' })));
        socket.addEventListener('message', () => socket.send(JSON.stringify({ msg: 'x'.repeat(600) })), { once: true });
        await ended(socket);
      },
    },
    expected: { right: ['message-too-big'], says: /6\d\d byte/ },
  },
  {
    id: 'jetty-1000-large-message',
    sources: ['https://github.com/openhab/openhab-core/issues/4587'],
    wire: 'The page sends 130 kB; the server closes at once with 1000 and no reason.',
    page: 'Sending a picture makes the connection go away, "normally".',
    truth: 'The message was larger than the 64 kB that the server takes; it closes with 1000 instead of 1009.',
    fix: "Raise the server's message size; close with 1009.",
    seen: 'partly',
    judged: 'last',
    replay: {
      serve(connection) {
        connection.open();
        connection.onMessage(({ size }) => {
          if (size > 65_536) connection.close(1000);
          else connection.say('{"type":"ok"}');
        });
      },
      play: ({ connect }) =>
        inTurn(
          2,
          () => 200,
          () => {
            const socket = connect('/ws?accessToken=example');
            socket.addEventListener('open', () => socket.send('{"type":"ping"}'));
            socket.addEventListener('message', () => socket.send('A'.repeat(129_876)), { once: true });
            return socket;
          },
        ),
    },
    expected: { right: ['message-too-big'], says: /1(?:29|30)[.,\d]* kB/ },
  },
  {
    id: 'spacetimedb-cut-32-mib',
    sources: ['https://github.com/clockworklabs/SpacetimeDB/issues/4968'],
    wire: 'The page sends a message of 33.6 MB; the server ends TCP without a Close frame while it still comes in.',
    page: 'The connection is lost whenever one table is uploaded.',
    truth: 'The message is larger than the 32 MiB that the server takes.',
    fix: 'Send it in pieces; raise the limit.',
    seen: 'yes',
    judged: 'first',
    replay: {
      serve(connection) {
        connection.open();
        connection.say('{"identity":"c200"}');
        connection.onBytes(2_000_000, () => connection.reset());
      },
      play: async ({ connect }) => {
        const socket = connect('/v1/database/quickstart/subscribe', { protocols: ['v2.bsatn.spacetimedb'] });
        socket.addEventListener('message', () => socket.send(new Uint8Array(33_600_000)), { once: true });
        await ended(socket, 20_000);
      },
    },
    expected: { right: ['message-too-big'], part: ['cut-without-close'] },
  },
  {
    id: 'expired-cookie-1008-loop',
    sources: ['https://github.com/iOfficeAI/AionUi/pull/1094'],
    wire: '101, then Close 1008 without a reason within milliseconds; five times, with growing waits.',
    page: 'A white page for users who come back after a day.',
    truth: 'The session has expired; the server closes right after opening, and the client only retries.',
    fix: 'Take 1008 as a refused login and go to the login page.',
    seen: 'partly',
    judged: 'last',
    replay: {
      serve(connection) {
        connection.open();
        connection.later(5, () => connection.close(1008));
      },
      play: ({ connect }) =>
        inTurn(
          5,
          (n) => 50 * 2 ** n,
          () => connect('/'),
        ),
    },
    expected: {
      right: ['login-refused', 'policy-violation'],
      says: /log ?in|session|credential/i,
      part: ['policy-violation'],
    },
  },
  {
    id: 'ocpp-1011-handler',
    sources: ['https://github.com/mobilityhouse/ocpp/issues/708'],
    wire: '101 with the subprotocol, Close 1011 without a reason within milliseconds; every time.',
    page: "The charging station's page connects and is thrown out at once.",
    truth: "The server's handler throws for every connection (it lacks a parameter since an update of the library).",
    fix: "Correct the handler; the server's log has the exception.",
    seen: 'yes',
    judged: 'last',
    replay: {
      serve(connection) {
        connection.open();
        connection.later(4, () => connection.close(1011));
      },
      play: ({ connect }) =>
        inTurn(
          4,
          () => 150,
          () => connect('/CP_1', { protocols: ['ocpp1.6'] }),
        ),
    },
    expected: { right: ['server-failed', 'fails-after-opening'], says: /handler|exception|log/i },
  },
  {
    id: 'spring-4500-not-reliable',
    sources: ['https://github.com/thingsboard/thingsboard/issues/13664'],
    wire: 'The page subscribes, gets messages for a while, then silence; Close 4500 without a reason.',
    page: "The dashboard's socket closes with a code that no table explains.",
    truth: "Spring's SESSION_NOT_RELIABLE: a ping to the page was not answered in time.",
    fix: 'Keep the connection alive; reconnect.',
    seen: 'partly',
    judged: 'first',
    replay: {
      serve(connection) {
        connection.open();
        connection.onMessage(() => connection.say('{"subscriptionId":1}'));
        connection.later(2_000, () => connection.close(4500));
      },
      play: async ({ connect }) => {
        const socket = connect('/api/ws');
        socket.addEventListener('open', () => socket.send('{"authCmd":{"cmdId":0,"token":"example"}}'));
        await ended(socket);
      },
    },
    expected: {
      right: ['keepalive-timeout', 'application-code'],
      says: /ping|reliable|Spring/i,
      part: ['application-code'],
    },
  },
  {
    id: 'mqtt-same-client-id',
    sources: ['https://github.com/mqttjs/MQTT.js/issues/684', 'https://github.com/mqttjs/MQTT.js/issues/1585'],
    wire: 'Two tabs connect with the same client id; the broker cuts the older whenever the newer connects, and each reconnects.',
    page: 'Both tabs connect and lose the connection for ever, without an error.',
    truth: 'The same client id is used twice: the broker allows each once.',
    fix: 'A client id for each tab.',
    seen: 'partly',
    judged: 'first',
    replay: {
      serve: (() => {
        let newest: { cut(): void } | null = null;
        return (connection) => {
          connection.open();
          connection.onMessage(() => {
            newest?.cut();
            newest = connection;
            connection.say('connack');
          });
        };
      })(),
      play: async ({ connect }) => {
        let over = false;
        const open = new Set<WebSocket>();
        const tab = async (delay: number): Promise<void> => {
          while (!over) {
            const socket = connect('/mqtt', { protocols: ['mqtt'] });
            open.add(socket);
            socket.addEventListener('open', () => socket.send('CONNECT user-7'));
            await ended(socket, 20_000);
            open.delete(socket);
            if (!over) await wait(delay);
          }
        };
        const tabs = [tab(500)];
        await wait(400);
        tabs.push(tab(500));
        await wait(4_500);
        over = true;
        for (const socket of open) socket.close();
        await Promise.all(tabs);
      },
    },
    expected: { right: ['replaced-by-newer', 'kicked-in-turn'], part: ['cut-without-close'] },
  },
  {
    id: 'gemini-1008-not-enabled',
    sources: ['https://github.com/googleapis/js-genai/issues/1236'],
    wire: 'The page sends a setup message; Close 1008 with the reason "Operation is not implemented, or supported, or enabled."',
    page: 'The voice session ends as soon as a tool is called.',
    truth: 'The chosen model does not support what was asked for. Nothing is wrong with the key.',
    fix: 'Another model or configuration.',
    seen: 'yes',
    judged: 'first',
    replay: {
      serve(connection) {
        connection.open();
        connection.onMessage(() => connection.close(1008, 'Operation is not implemented, or supported, or enabled.'));
      },
      play: async ({ connect }) => {
        const socket = connect(
          '/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent?key=example',
        );
        socket.addEventListener('open', () => socket.send('{"setup":{"model":"models/example"}}'));
        await ended(socket);
      },
    },
    expected: { right: ['policy-violation', 'request-rejected', 'unsupported-data'], says: /not implemented/ },
  },
  {
    id: 'gemini-1007-deprecated-field',
    sources: ['https://github.com/mastra-ai/mastra/issues/18287'],
    wire: 'The setup is answered; at the first chunk of sound Close 1007, "realtime_input.media_chunks is deprecated. Use audio, video, or text instead."',
    page: 'The voice session ends with the first sound.',
    truth: 'The server no longer takes this form of message. The frame itself was well-formed.',
    fix: 'Send the new field.',
    seen: 'yes',
    judged: 'first',
    replay: {
      serve(connection) {
        connection.open();
        connection.onMessage(({ text }) =>
          text.includes('media_chunks')
            ? connection.close(1007, 'realtime_input.media_chunks is deprecated. Use audio, video, or text instead.')
            : connection.say('{"setupComplete":{}}'),
        );
      },
      play: async ({ connect }) => {
        const socket = connect(
          '/ws/google.ai.generativelanguage.v1alpha.GenerativeService.BidiGenerateContent?key=example',
        );
        socket.addEventListener('open', () => socket.send('{"setup":{"model":"models/example"}}'));
        socket.addEventListener('message', () => socket.send('{"realtime_input":{"media_chunks":[{"data":"AAAA"}]}}'));
        await ended(socket);
      },
    },
    expected: {
      right: ['request-rejected', 'invalid-payload'],
      says: /content|format|field|server's words|deprecated/i,
    },
  },
  {
    id: 'graphql-1002-subprotocol',
    sources: [
      'https://github.com/enisdenjo/graphql-ws/issues/164',
      'https://github.com/enisdenjo/graphql-ws/issues/20',
    ],
    wire: 'The page asks for graphql-ws and gets it; Close 1002 at once, before any message.',
    page: 'Subscriptions never start, the console says 1002.',
    truth: 'The server speaks graphql-transport-ws; the client the older graphql-ws.',
    fix: 'The same library on both sides.',
    seen: 'partly',
    judged: 'first',
    replay: {
      serve(connection) {
        connection.open();
        connection.later(3, () => connection.close(1002));
      },
      play: ({ connect }) => ended(connect('/api/graphql', { protocols: ['graphql-ws'] })),
    },
    expected: { right: ['subprotocol-mismatch'], says: /subprotocol/i },
  },
  {
    id: 'flask-sock-http-behind-close',
    sources: [
      'https://github.com/miguelgrinberg/flask-sock/issues/20',
      'https://github.com/miguelgrinberg/flask-sock/issues/77',
    ],
    wire: 'Some messages of the server, then the text of an HTTP response on the same socket.',
    page: 'All data arrives, and then the console says "Invalid frame header".',
    truth: 'The development server writes its HTTP response behind the WebSocket.',
    fix: 'Another server in production; update the library.',
    seen: 'partly',
    judged: 'first',
    replay: {
      serve(connection) {
        connection.open();
        connection.onMessage(() => {
          for (const text of ['1', '2', '3']) connection.say(text);
          connection.later(60, () => {
            connection.write('HTTP/1.1 200 OK\r\nServer: Werkzeug/2.0.3 Python/3.9\r\nContent-Length: 0\r\n\r\n');
          });
        });
      },
      play: async ({ connect }) => {
        const socket = connect('/ws');
        socket.addEventListener('open', () => socket.send('HI'));
        await ended(socket);
      },
    },
    expected: {
      right: ['http-on-socket', 'invalid-frames'],
      says: /HTTP (response|answer|text)|HTTP\/1/i,
      part: ['invalid-frames'],
    },
  },
  {
    id: 'postgres-1000-jwt-expired',
    sources: ['https://github.com/diogob/postgres-websockets/issues/54'],
    wire: 'Messages both ways; then Close 1000 with the reason "JWT expired".',
    page: 'The connection goes away after an hour.',
    truth: 'The token has expired; the server closes with 1000.',
    fix: 'Connect again with a new token.',
    seen: 'yes',
    judged: 'first',
    replay: {
      serve(connection) {
        connection.open();
        connection.onMessage(() => connection.say('{"channel":"a"}'));
        connection.later(900, () => connection.close(1000, 'JWT expired'));
      },
      play: async ({ connect }) => {
        const socket = connect('/chat/eyJhbGciOiJIUzI1NiJ9.example');
        const timer = setInterval(() => socket.readyState === WebSocket.OPEN && socket.send('x'), 200);
        await ended(socket);
        clearInterval(timer);
      },
    },
    expected: { right: ['login-expired', 'login-refused'], says: /expired/i },
  },
  {
    id: 'ktor-1000-handler-returns',
    sources: ['https://github.com/ktorio/ktor/issues/402'],
    wire: 'The page sends one message, gets one answer and Close 1000; each time.',
    page: 'The first message works, the second never arrives.',
    truth: "The server's handler reads one message and returns; the framework then closes.",
    fix: 'Read in a loop.',
    seen: 'partly',
    judged: 'last',
    replay: {
      serve(connection) {
        connection.open();
        connection.onMessage(() => {
          connection.say('hello');
          connection.later(2, () => connection.close(1000));
        });
      },
      play: ({ connect }) =>
        inTurn(
          4,
          () => 250,
          () => {
            const socket = connect('/game');
            socket.addEventListener('open', () => socket.send('move 1'));
            return socket;
          },
        ),
    },
    expected: {
      right: ['closed-normally', 'fails-after-opening'],
      says: /handler|return|loop|first message|each time|every time/i,
      part: ['closed-normally'],
    },
  },
  {
    id: 'actix-1006-close-unanswered',
    sources: [
      'https://github.com/actix/actix-web/issues/1555',
      'https://github.com/cloudflare/cloudflare-docs/pull/27956',
    ],
    wire: 'The page closes with 1000; the server ends TCP without a Close frame of its own.',
    page: 'Every orderly goodbye is reported as 1006.',
    truth: 'The server does not answer the Close frame.',
    fix: 'Have the server answer with a Close frame.',
    seen: 'yes',
    judged: 'first',
    replay: {
      serve(connection) {
        connection.open();
        connection.say('hello');
        connection.onClose(() => connection.cut());
      },
      play: async ({ connect }) => {
        const socket = connect('/ws/chat');
        socket.addEventListener('message', () => setTimeout(() => socket.close(1000, 'bye'), 150), { once: true });
        await ended(socket);
      },
    },
    expected: { right: ['page-closed', 'closing-unanswered', 'close-unanswered'] },
  },
  {
    id: 'too-many-4429',
    sources: ['https://github.com/jonwiggins/optio/pull/291'],
    wire: 'Ten sockets of the page are open; each further one opens and is closed at once with 4429, every 300 ms again.',
    page: 'The log is flooded with "WebSocket connection limit exceeded".',
    truth: 'The server allows ten connections from one address.',
    fix: 'Fewer sockets, a higher limit, and no retry on 4429.',
    seen: 'yes',
    judged: 'last',
    replay: {
      serve(connection, count) {
        connection.open();
        if (count > 10) connection.later(3, () => connection.close(4429, 'Connection limit exceeded'));
        else connection.later(2_600, () => connection.close(1000));
      },
      play: async ({ connect }) => {
        const open = Array.from({ length: 10 }, () => connect('/ws/logs'));
        await Promise.all(open.map(opened));
        await inTurn(
          4,
          () => 300,
          () => connect('/ws/logs'),
        );
        await Promise.all(open.map((socket) => ended(socket)));
      },
    },
    expected: { right: ['rate-limited', 'application-code'], says: /limit/i, part: ['application-code'] },
  },
  {
    id: 'close-1008-by-page',
    sources: ['https://github.com/openclaw/openclaw/pull/113689'],
    wire: 'The page calls close(1008), which throws; later it closes with 4008.',
    page: 'The page should have reconnected, and hangs.',
    truth: 'A page may close with 1000 or 3000 to 4999 only.',
    fix: 'Use a code of the application.',
    seen: 'yes',
    judged: 'first',
    replay: {
      serve(connection) {
        connection.open();
        connection.say('{"error":"handshake"}');
      },
      play: async ({ connect }) => {
        const socket = connect('/gateway');
        socket.addEventListener('message', () => {
          try {
            socket.close(1008, 'bad handshake');
          } catch {
            socket.close(4008, 'bad handshake');
          }
        });
        await ended(socket);
      },
    },
    expected: { right: ['bad-close-arguments', 'page-closed'], part: ['page-closed', 'bad-close-arguments'] },
  },
];
