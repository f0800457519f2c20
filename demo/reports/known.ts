import type { Report, ReportPage } from './report';
import { ended, inTurn, wait } from './steps';

const NGINX = { Server: 'nginx/1.25.3', 'Content-Type': 'text/html' };
const JSON_BODY = { 'Content-Type': 'application/json' };

const once =
  (path: string, protocols?: string[]) =>
  ({ connect }: ReportPage): Promise<void> =>
    ended(connect(path, { protocols }));

/** Reports that Hangup was judged by while it was written: it may have learned their answers by heart. */
export const KNOWN: readonly Report[] = [
  {
    id: 'grafana-origin-host',
    sources: ['https://github.com/grafana/grafana/issues/34537'],
    wire: 'A page of the same origin; 403 at once.',
    page: 'Live dashboards never connect since there is a reverse proxy; the page works.',
    truth: 'The proxy does not pass the Host header on, so that the server compares Origin with an inner name.',
    fix: 'Pass Host through the proxy.',
    seen: 'partly',
    judged: 'first',
    replay: { serve: (c) => c.refuse('403 Forbidden', NGINX, 'origin not allowed'), play: once('/api/live/ws') },
    expected: { right: ['origin-rejected'], says: /\bHost\b.{0,80}(header|proxy|pass)|(proxy|pass).{0,80}\bHost\b/ },
  },
  {
    id: 'headlamp-long-subprotocol',
    sources: ['https://github.com/kubernetes-sigs/headlamp/issues/1827'],
    wire: 'A subprotocol holds a bearer token of 8.7 kB; nginx answers 400.',
    page: 'Logs do not open for one user.',
    truth: 'The request head is larger than the header buffers of nginx.',
    fix: 'Raise large_client_header_buffers, or make the token shorter.',
    seen: 'yes',
    judged: 'first',
    replay: {
      serve: (c) => (c.headSize > 8_192 ? c.refuse('400 Bad Request', NGINX) : c.open()),
      play: once('/clusters/main/api/v1/namespaces/default/pods/web-0/log', [
        'base64.binary.k8s.io',
        `base64url.bearer.authorization.k8s.io.${'Zm9vYmFy'.repeat(1_095)}`,
      ]),
    },
    expected: { right: ['request-head-too-large'], says: /subprotocol/i },
  },
  {
    id: 'vernemq-cookies-431',
    sources: ['https://github.com/vernemq/vernemq/issues/2267'],
    wire: '9 kB of cookies; 431.',
    page: 'MQTT works in a private window only.',
    truth: 'The cookies exceed the header limit of the broker.',
    fix: 'Shrink the cookies, or serve the broker on a host without them.',
    seen: 'yes',
    judged: 'first',
    replay: {
      serve: (c) => c.refuse('431 Request Header Fields Too Large'),
      play: async (page) => {
        // biome-ignore lint/suspicious/noDocumentCookie: the cookie store is not there on plain http
        for (const name of 'abc') document.cookie = `${name}=${'x'.repeat(3_000)}`;
        await once('/mqtt', ['mqtt'])(page);
      },
    },
    expected: { right: ['request-head-too-large'], says: /cookie/i },
  },
  {
    id: 'uvicorn-without-library',
    sources: ['https://github.com/Kludex/uvicorn/issues/797', 'https://github.com/fastapi/fastapi/issues/2209'],
    wire: '404 with Server: uvicorn and JSON.',
    page: 'The socket of the tutorial answers 404, though the route is there.',
    truth: 'uvicorn was installed without a WebSocket library and serves the upgrade as a plain GET.',
    fix: 'Install uvicorn[standard].',
    seen: 'no',
    judged: 'first',
    replay: { serve: (c) => c.refuse('404 Not Found', { Server: 'uvicorn', ...JSON_BODY }), play: once('/ws') },
    expected: { right: ['no-websocket-support'], says: /library|package|install/i },
  },
  {
    id: 'socketio-versions-400',
    sources: [
      'https://github.com/socketio/socket.io/issues/4381',
      'https://github.com/LaserWeb/lw.comm-server/issues/91',
    ],
    wire: '/socket.io/?EIO=3 is answered 400 with JSON of code 5.',
    page: 'After an update of the server no browser connects.',
    truth: 'A client of version 2 and a server of version 3 or 4.',
    fix: 'Update the client, or allowEIO3.',
    seen: 'yes',
    judged: 'first',
    replay: {
      serve: (c) => c.refuse('400 Bad Request', JSON_BODY),
      play: once('/socket.io/?EIO=3&transport=websocket'),
    },
    expected: { right: ['version-mismatch'], says: /EIO|version/i },
  },
  {
    id: 'blazor-404-id',
    sources: ['https://github.com/traefik/traefik/issues/12354', 'https://github.com/aspnet/SignalR/issues/984'],
    wire: 'GET /_blazor?id=ID is answered 404 by one replica and opens at the other.',
    page: 'Several of ten page loads fail since there is a second replica.',
    truth: 'No sticky sessions.',
    fix: 'Session affinity, or skipNegotiation.',
    seen: 'yes',
    judged: 'refused',
    replay: {
      serve(c, count) {
        if (count % 2 === 1) c.refuse('404 Not Found', { 'Content-Type': 'text/plain' });
        else {
          c.open();
          c.say('{}\u001e');
        }
      },
      play: async ({ connect }) => {
        await fetch('/_blazor/negotiate?negotiateVersion=1', { method: 'POST' });
        await ended(connect('/_blazor?id=hcOrgo9XjfNfSmWratnXtw'));
        const socket = connect('/_blazor?id=Zk3x0mQwR1uV5nB8tY2aLg');
        await wait(300);
        socket.close();
        await ended(socket);
      },
    },
    expected: { right: ['sticky-session-missing'] },
  },
  {
    id: 'h2-extended-connect-502',
    sources: [
      'https://github.com/mirendev/runtime/issues/511',
      'https://github.com/mattermost/mattermost/issues/30285',
    ],
    wire: 'The page comes over HTTP/2, whose server advertises extended CONNECT; the socket is sent as one and answered 502.',
    page: 'Fails in Chrome and Firefox, works in Safari and with command-line tools.',
    truth: 'The proxy advertises RFC 8441 and cannot carry it to the application.',
    fix: 'Turn extended CONNECT off, or update the proxy.',
    seen: 'partly',
    judged: 'first',
    replay: {
      document: { over: 'h2' },
      serve: (c) => c.open(),
      play: async ({ connect }) => {
        await fetch('/api/v4/config');
        await ended(connect('/api/v4/websocket', { server: 'h2' }));
      },
    },
    expected: { right: ['http2-connect', 'upgrade-not-carried'], says: /HTTP\/2|8441/i, part: ['upgrade-not-carried'] },
  },
  {
    id: 'mtls-optional',
    sources: [
      'https://github.com/beyondcode/laravel-websockets/issues/266',
      'https://github.com/paullouisageneau/libdatachannel/issues/1606',
    ],
    wire: 'The server asks for a client certificate in the TLS handshake; the browser gives up.',
    page: 'wss works in Firefox and fails in Chrome as if somebody had cancelled it.',
    truth: 'The server requests client certificates.',
    fix: 'Turn the request off.',
    seen: 'partly',
    judged: 'first',
    replay: {
      serve: (c) => c.open(),
      play: ({ connect }) =>
        ended(connect('/app/key?protocol=7&client=js&version=8.4.0', { server: 'client-certificate' })),
    },
    expected: { right: ['client-certificate'], says: /client certificate/i },
  },
  {
    id: 'upgrade-insecure-requests',
    sources: [
      'https://github.com/remix-project-org/remixd/issues/74',
      'https://github.com/glacambre/firenvim/issues/533',
    ],
    wire: "The page's policy holds upgrade-insecure-requests; the browser speaks TLS to a plain port.",
    page: 'A ws: URL fails with a TLS error.',
    truth: 'The directive rewrites the scheme.',
    fix: 'Take the directive out, or serve wss.',
    seen: 'yes',
    judged: 'first',
    replay: {
      document: { headers: { 'content-security-policy': 'upgrade-insecure-requests' } },
      serve: (c) => c.open(),
      play: once('/live'),
    },
    expected: { right: ['insecure-url-upgraded'], says: /upgrade-insecure-requests/i },
  },
  {
    id: 'signalr-connect-timeout',
    sources: ['https://github.com/SignalR/SignalR/issues/2780'],
    wire: 'The handshake is never answered; a timer of the client closes the socket after 5 s.',
    page: 'Every page load waits five seconds.',
    truth: 'Something before the application swallows upgrades.',
    fix: 'Enable WebSockets on the host or proxy.',
    seen: 'yes',
    judged: 'first',
    replay: {
      serve: () => {},
      play: async ({ connect }) => {
        const socket = connect(
          '/signalr/connect?transport=webSockets&clientProtocol=1.3&connectionToken=example&tid=4',
        );
        setTimeout(function transportConnectTimeout() {
          socket.close();
        }, 5_000);
        await ended(socket, 7_000);
      },
    },
    expected: { right: ['handshake-hangs'], says: /5(\.0\d*)? s/ },
  },
  {
    id: 'phoenix-flap',
    sources: ['https://github.com/phoenixframework/phoenix/issues/6766'],
    wire: '101, then TCP is ended without a Close frame about 200 ms later; eight times.',
    page: 'Behind a security proxy the view flickers for ever.',
    truth: 'A middlebox lets the upgrade pass and kills the tunnel.',
    fix: 'Fall back to long polling; have the proxy exempt the host.',
    seen: 'partly',
    judged: 'last',
    replay: {
      serve(c) {
        c.open();
        c.later(200, () => c.cut());
      },
      play: ({ connect }) =>
        inTurn(
          8,
          () => 30,
          () => {
            const socket = connect('/live/websocket?_csrf_token=example&_mounts=0&vsn=2.0.0');
            socket.addEventListener('open', () => socket.send('["4","4","lv:phx-1","phx_join",{}]'));
            return socket;
          },
        ),
    },
    expected: {
      right: ['fails-after-opening'],
      says: /proxy|middlebox|each time|every time|long poll/i,
      part: ['cut-without-close'],
    },
  },
  {
    id: 'antivirus-reserved-bits',
    sources: ['https://github.com/ChaosGroup/json-ws/issues/36', 'https://github.com/socketio/socket.io/issues/2543'],
    wire: 'The first frame has reserved bits on that nobody agreed to.',
    page: 'On some Windows machines all sockets end with the first message.',
    truth: 'An antivirus program rewrites the frames.',
    fix: 'Update it or turn its filtering off; wss.',
    seen: 'partly',
    judged: 'first',
    replay: {
      serve(c) {
        c.open();
        c.later(300, () => c.write(Uint8Array.from([0xb1, 7, 0x7b, 0x22, 0x76, 0x22, 0x3a, 0x31, 0x7d])));
      },
      play: once('/endpoint/pass/test-api/1.0'),
    },
    expected: { right: ['invalid-frames'], says: /antivirus|this (machine|computer)/i },
  },
  {
    id: 'two-upgrade-listeners-deflate',
    sources: ['https://github.com/apollosolutions/federation-subscription-tools/issues/2'],
    wire: '101 with permessage-deflate, a good message, then "HTTP/1.1 400 ..." on the socket.',
    page: 'connection_ack arrives, then Invalid frame header.',
    truth: 'Two servers share one socket.',
    fix: 'Give each server a path and dispatch.',
    seen: 'yes',
    judged: 'first',
    replay: {
      serve(c) {
        c.open({
          'Sec-WebSocket-Extensions': 'permessage-deflate; server_no_context_takeover; client_no_context_takeover',
        });
        c.say('{"type":"connection_ack"}');
        c.later(300, () => c.write('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'));
      },
      play: once('/graphql', ['graphql-transport-ws']),
    },
    expected: {
      right: ['http-on-socket', 'invalid-frames'],
      says: /raw socket|two|twice|second/i,
      part: ['invalid-frames'],
    },
  },
  {
    id: 'gateway-inbound-1009',
    sources: [
      'https://github.com/TooTallNate/Java-WebSocket/issues/1466',
      'https://github.com/python-websockets/websockets/issues/1247',
    ],
    wire: 'The page sends 43 bytes; Close 1009 whose reason names a frame length of 65536.',
    page: 'The subscription ends whenever a large result is due.',
    truth: 'A gateway takes frames of 64 kB at most from the server behind it.',
    fix: "Raise the gateway's limit, or send smaller messages from the server.",
    seen: 'yes',
    judged: 'first',
    replay: {
      serve(c) {
        c.open();
        c.onMessage(() => {
          c.say('{"part":1}');
          c.later(120, () => c.close(1009, 'Max frame length of 65536 has been exceeded.'));
        });
      },
      play: async ({ connect }) => {
        const socket = connect('/stream');
        socket.addEventListener('open', () => socket.send('{"subscribe":"orders","since":"2026-01-01T00:00"}'));
        await ended(socket);
      },
    },
    expected: {
      right: ['message-too-big', 'own-message-too-big'],
      says: /(server|application)('s)?.{0,60}(own|sent|answer).{0,60}(big|large)|page sent (only|nothing)/i,
    },
  },
  {
    id: 'upload-fixed-age',
    sources: ['https://github.com/Azure/application-gateway-kubernetes-ingress/issues/491'],
    wire: 'The page sends four messages a second, the server nothing; TCP is ended at 6.0 s (30 s in the report); four times.',
    page: 'A device page that only uploads is thrown out at a fixed age.',
    truth: "A limit on the connection's life; it was never idle.",
    fix: "Raise the gateway's request time-out.",
    seen: 'yes',
    judged: 'last',
    replay: {
      serve(c) {
        c.open();
        c.later(6_000, () => c.cut());
      },
      play: ({ connect }) =>
        inTurn(
          4,
          (n) => 120 + n * 90,
          () => {
            const socket = connect('/upload');
            const timer = setInterval(() => {
              if (socket.readyState === WebSocket.OPEN) socket.send('{"v":1}');
              else if (socket.readyState === WebSocket.CLOSED) clearInterval(timer);
            }, 250);
            return socket;
          },
        ),
    },
    expected: { right: ['lifetime-limit'], part: ['cut-without-close'] },
  },
  {
    id: 'hasura-1000-refused',
    sources: ['https://github.com/hasura/graphql-engine/issues/7696'],
    wire: 'connection_init without a secret; Close 1000 whose reason is JSON telling 4400 and that a secret is required.',
    page: 'Subscriptions close "normally" and are retried for ever.',
    truth: 'The login was refused; the server closes with 1000 all the same.',
    fix: 'Send the secret in connection_init.',
    seen: 'yes',
    judged: 'last',
    replay: {
      serve(c) {
        c.open();
        c.onMessage(() =>
          c.close(
            1000,
            '{"server_error_msg":"4400: init failed: a secret or an access token is required, none was sent"}',
          ),
        );
      },
      play: ({ connect }) =>
        inTurn(
          3,
          () => 300,
          () => {
            const socket = connect('/v1/graphql', { protocols: ['graphql-transport-ws'] });
            socket.addEventListener('open', () => socket.send('{"type":"connection_init"}'));
            return socket;
          },
        ),
    },
    expected: { right: ['login-refused', 'server-said-error'], says: /login|secret|token/i },
  },
];
