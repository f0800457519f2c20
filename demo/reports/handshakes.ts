import type { Report, ReportPage } from './report';
import { ended, inTurn, opened, wait } from './steps';

const NGINX = { Server: 'nginx/1.25.3', 'Content-Type': 'text/html' };
const TEXT = { 'Content-Type': 'text/plain; charset=utf-8' };

const once =
  (path: string, protocols?: string[]) =>
  ({ connect }: ReportPage): Promise<void> =>
    ended(connect(path, { protocols }));

/** Cookies of the page's host, each with so many characters. */
function setCookies(names: string, size: number): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie store is not there on plain http
  for (const name of names) document.cookie = `${name}=${'x'.repeat(size)}`;
}

/** The handshake gets another answer than 101, or none. */
export const HANDSHAKES: readonly Report[] = [
  {
    id: 'ratchet-413-cookies',
    sources: ['https://github.com/Liturgical-Calendar/LiturgicalCalendarAPI/pull/891'],
    wire: 'The browser sends about 4.5 kB of cookies with the upgrade; Ratchet answers 413 above 4096 bytes of request.',
    page: 'Every connection fails while the user is logged in and works as soon as they log out.',
    truth: 'The cookies of the login make the request larger than the server reads.',
    fix: 'Raise the limit of the server, or keep the cookies away from its host.',
    seen: 'yes',
    judged: 'first',
    replay: {
      serve: (connection) =>
        connection.headSize > 4_096
          ? connection.refuse('413 Request Entity Too Large', { 'X-Powered-By': 'Ratchet/0.4.4' })
          : connection.open(),
      play: async (page) => {
        setCookies('ab', 2_200);
        await once('/')(page);
      },
    },
    expected: { right: ['request-head-too-large'], says: /cookie/i },
  },
  {
    id: 'websockets-400-cookie-line',
    sources: ['https://github.com/python-websockets/websockets/issues/1471'],
    wire: 'The cookie line of the upgrade has 8.7 kB; the server answers 400, its Server header names Python and websockets.',
    page: 'The socket does not open for users with many cookies.',
    truth: 'One header line is longer than the 8192 bytes that the library reads.',
    fix: 'Raise the line limit of the server, or send fewer cookies.',
    seen: 'yes',
    judged: 'first',
    replay: {
      serve: (connection) =>
        (connection.headers.cookie ?? '').length > 8_180
          ? connection.refuse('400 Bad Request', { ...TEXT, Server: 'Python/3.11 websockets/12.0' })
          : connection.open(),
      play: async (page) => {
        setCookies('abc', 2_900);
        await once('/updates')(page);
      },
    },
    expected: { right: ['request-head-too-large'], says: /cookie/i },
  },
  {
    id: 'hoa-reset-cookie',
    sources: ['https://github.com/hoaproject/Websocket/issues/72'],
    wire: 'The upgrade has 2.6 kB of cookies; the server reads 2048 bytes, finds no key, and resets the connection.',
    page: 'In production the socket fails with ERR_CONNECTION_RESET; by IP address, without the cookies, it works.',
    truth: 'The server reads only the first 2048 bytes of the request.',
    fix: 'Have the server read the whole head, or use a host without the cookies.',
    seen: 'partly',
    judged: 'first',
    replay: {
      serve: (connection) => (connection.headSize > 2_048 ? connection.reset() : connection.open()),
      play: async (page) => {
        setCookies('s', 2_600);
        await once('/')(page);
      },
    },
    expected: {
      right: ['request-head-too-large', 'dropped-before-answer'],
      says: /cookie/i,
      part: ['dropped-before-answer'],
    },
  },
  {
    id: 'envoy-426-http10',
    sources: [
      'https://github.com/imroc/learning-istio/issues/16',
      'https://imroc.cc/learning-istio/faq/426-status-code/',
    ],
    wire: 'nginx passes the request on as HTTP/1.0; the Envoy behind it answers 426, which nginx passes back under its own Server header.',
    page: 'The socket never opens behind the new mesh.',
    truth: 'nginx speaks HTTP/1.0 to the upstream, which Envoy refuses with 426.',
    fix: 'proxy_http_version 1.1 in nginx.',
    seen: 'yes',
    judged: 'first',
    replay: {
      serve: (connection) => connection.refuse('426 Upgrade Required', { Server: 'nginx' }),
      play: once('/ws'),
    },
    expected: { right: ['upgrade-not-proxied'] },
  },
  {
    id: 'go-origin-patterns-403',
    sources: ['https://github.com/coder/websocket/issues/475'],
    wire: 'A page of another origin connects; 403 with a plain text body, as Go writes it.',
    page: 'The socket opens from Postman and not from the page.',
    truth: 'The library checks Origin against Host, and the page is of another origin.',
    fix: "List the page's origin in OriginPatterns.",
    seen: 'yes',
    judged: 'first',
    replay: {
      document: { host: 'front.report.test' },
      serve: (connection) => connection.refuse('403 Forbidden', { ...TEXT, 'X-Content-Type-Options': 'nosniff' }),
      play: once('/subscribe'),
    },
    expected: { right: ['origin-rejected'] },
  },
  {
    id: 'fastapi-403-no-route',
    sources: ['https://github.com/fastapi/fastapi/issues/572', 'https://github.com/fastapi/fastapi/issues/2444'],
    wire: 'A page of the same origin asks for a path that is no WebSocket route; Starlette closes before accepting, and uvicorn answers 403.',
    page: 'The socket fails with 403, although there is no login.',
    truth: 'There is no WebSocket route at that path.',
    fix: 'Correct the path or add the route.',
    seen: 'partly',
    judged: 'first',
    replay: {
      serve: (connection) => connection.refuse('403 Forbidden', { Server: 'uvicorn', 'Content-Type': 'text/plain' }),
      play: once('/wrong_ws'),
    },
    expected: {
      right: ['wrong-path', 'rejected-before-accept', 'handshake-forbidden'],
      says: /path|route/i,
      part: ['handshake-forbidden'],
    },
  },
  {
    id: 'contour-403-websockets-off',
    sources: [
      'https://github.com/projectcontour/contour/issues/5675',
      'https://github.com/projectcontour/contour/pull/5524',
    ],
    wire: 'A page of the same origin; 403 with Server: envoy and an empty body, before the application sees anything.',
    page: 'The page works, its socket gets 403.',
    truth: 'Envoy refuses upgrades on a route where they are not enabled.',
    fix: 'Enable WebSockets for the route (Contour: enableWebsockets; Envoy: upgrade_configs).',
    seen: 'yes',
    judged: 'first',
    replay: {
      serve: (connection) => connection.refuse('403 Forbidden', { server: 'envoy', vary: 'Accept-Encoding' }),
      play: once('/ws/tools/join'),
    },
    expected: { right: ['upgrade-not-proxied', 'upgrades-disabled'], says: /envoy/i },
  },
  {
    id: 'oauth2-proxy-301-double-slash',
    sources: ['https://github.com/oauth2-proxy/oauth2-proxy/issues/2461'],
    wire: 'The URL has two slashes after the host; 301 to the same path with one.',
    page: 'The console of a virtual machine shows "error 1006".',
    truth: 'The server cleans the path by a redirect, which a WebSocket does not follow.',
    fix: 'Build the URL without the double slash.',
    seen: 'yes',
    judged: 'first',
    replay: {
      serve: (connection) =>
        connection.path.startsWith('//')
          ? connection.refuse('301 Moved Permanently', { Location: connection.path.slice(1) })
          : connection.open(),
      play: once('//k8s/apis/subresources.kubevirt.io/v1alpha3/namespaces/default/virtualmachineinstances/win10/vnc'),
    },
    expected: { right: ['redirected'], says: /slash|\/k8s\/apis/i },
  },
  {
    id: 'sso-302-after-session',
    sources: ['https://github.com/mesop-dev/mesop/issues/1389', 'https://github.com/h2oai/wave/pull/2157'],
    wire: 'A socket opens and is cut; every later attempt at the same URL gets 302 to a login page of another host.',
    page: 'An application that was left open overnight does not come back, and says nothing.',
    truth: 'The session has expired: the login proxy sends the handshake to its login page.',
    fix: 'Have the page notice (a fetch to the same place) and log in again.',
    seen: 'yes',
    judged: 'last',
    replay: {
      serve(connection, count) {
        if (count === 1) {
          connection.open();
          connection.later(300, () => connection.cut());
        } else {
          connection.refuse('302 Found', {
            Location: 'https://sso.report.test/oauth2/start?rd=%2F__ui__',
            'Content-Type': 'text/html',
          });
        }
      },
      play: ({ connect }) =>
        inTurn(
          4,
          (n) => 100 * n,
          () => connect('/__ui__'),
        ),
    },
    expected: {
      right: ['sent-to-login', 'not-authenticated', 'redirected'],
      says: /log ?in|session|sign in/i,
      part: ['redirected'],
    },
  },
  {
    id: 'go-500-no-hijacker',
    sources: ['https://github.com/go-chi/chi/issues/915', 'https://github.com/weaveworks/scope/pull/1971'],
    wire: '500 with Sec-WebSocket-Version: 13 and a plain text body, as the upgrader of gorilla/websocket writes it.',
    page: 'The socket fails since a logging middleware was added.',
    truth: 'A middleware wraps the ResponseWriter and does not implement http.Hijacker.',
    fix: 'Let the wrapper implement Hijack (or Unwrap), or take the middleware off this route.',
    seen: 'partly',
    judged: 'first',
    replay: {
      serve: (connection) =>
        connection.refuse('500 Internal Server Error', {
          ...TEXT,
          'Sec-Websocket-Version': '13',
          'X-Content-Type-Options': 'nosniff',
        }),
      play: once('/ws'),
    },
    expected: {
      right: ['server-error', 'upgrade-failed-in-server'],
      says: /middleware|hijack/i,
      part: ['server-error'],
    },
  },
  {
    id: 'action-cable-404-origin',
    sources: ['https://github.com/rails/rails/issues/25979', 'https://github.com/rails/rails/issues/31524'],
    wire: 'The page asks for /cable with the subprotocols of Action Cable; 404 every few seconds.',
    page: 'Works at localhost; at the IP address of the machine the socket gets 404, and the page itself works.',
    truth: "Action Cable does not allow the page's origin, and answers 404 for that.",
    fix: 'Add the origin to config.action_cable.allowed_request_origins.',
    seen: 'partly',
    judged: 'first',
    replay: {
      serve: (connection) =>
        connection.refuse('404 Not Found', { 'Content-Type': 'text/plain', 'X-Request-Id': '1f2e' }),
      play: ({ connect }) =>
        inTurn(
          3,
          () => 200,
          () => connect('/cable', { protocols: ['actioncable-v1-json', 'actioncable-unsupported'] }),
        ),
    },
    expected: { right: ['origin-rejected'], part: [] },
  },
  {
    id: 'websockify-400-binary',
    sources: ['https://github.com/novnc/noVNC/issues/1276', 'https://github.com/novnc/noVNC/pull/1390'],
    wire: "No subprotocol is asked for; the status line is \"400 Client must support 'binary' or 'base64' protocol\".",
    page: 'After an update of noVNC the remote screen does not connect.',
    truth: 'The old websockify wants the subprotocol binary, which the new client no longer asks for.',
    fix: 'Update websockify, or ask for the subprotocol binary.',
    seen: 'yes',
    judged: 'first',
    replay: {
      serve: (connection) =>
        connection.refuse("400 Client must support 'binary' or 'base64' protocol", {
          Server: 'WebSockify Python/2.7.12',
        }),
      play: once('/websockify'),
    },
    expected: { right: ['subprotocol-mismatch'] },
  },
  {
    id: 'websockify-no-subprotocol',
    sources: ['https://github.com/novnc/websockify/issues/266'],
    wire: 'The page asks for the subprotocol binary; the 101 names none.',
    page: 'The remote screen does not connect since an update of websockify.',
    truth: 'The server no longer answers with a subprotocol, and the browser insists on one.',
    fix: 'Answer with one of those that were asked for, or do not ask.',
    seen: 'yes',
    judged: 'first',
    replay: {
      serve: (connection) => connection.open({ 'Sec-WebSocket-Protocol': null }),
      play: once('/websockify', ['binary']),
    },
    expected: { right: ['subprotocol-mismatch'] },
  },
  {
    id: 'envoy-503-h2-listener',
    sources: ['https://github.com/aws/aws-app-mesh-roadmap/issues/465'],
    wire: '503 with Server: envoy for the upgrade, each time; plain requests to the same host succeed.',
    page: 'The page and its data load, the socket never opens.',
    truth: 'The gateway talks HTTP/2 to the service, over which it cannot carry the upgrade.',
    fix: 'Use HTTP/1.1 towards that service, or allow CONNECT upgrades.',
    seen: 'partly',
    judged: 'first',
    replay: {
      serve: (connection) =>
        connection.refuse('503 Service Unavailable', {
          server: 'envoy',
          'x-envoy-upstream-service-time': '3',
          ...TEXT,
        }),
      play: async ({ connect }) => {
        await fetch('/api/status');
        await inTurn(
          2,
          () => 100,
          () => connect('/live'),
        );
      },
    },
    expected: {
      right: ['http2-connect', 'upgrade-not-proxied', 'upgrade-not-carried'],
      says: /HTTP\/2|HTTP\/1\.1/,
      part: ['upgrade-not-carried', 'upgrade-not-proxied'],
    },
  },
  {
    id: 'alb-464-http2-target',
    sources: [
      'https://github.com/dotnet/aspnetcore/issues/39736',
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html',
    ],
    wire: 'The load balancer answers 464, Server: awselb/2.0.',
    page: 'SignalR falls back to server-sent events behind the load balancer.',
    truth: 'The target group speaks HTTP/2, which does not go with the HTTP/1.1 of an upgrade.',
    fix: "Set the target group's protocol version to HTTP/1.1.",
    seen: 'yes',
    judged: 'first',
    replay: {
      serve: (connection) => connection.refuse('464', { Server: 'awselb/2.0', 'Content-Length': '0' }),
      play: once('/webapi/signalr/connect?transport=webSockets&clientProtocol=2.1&connectionToken=example&tid=5'),
    },
    expected: { right: ['http2-connect', 'upgrade-not-proxied', 'upgrade-not-carried'], says: /HTTP\/2|HTTP\/1\.1/ },
  },
  {
    id: 'vite-untrusted-port',
    sources: ['https://github.com/vitejs/vite/issues/1925', 'https://github.com/lynckia/licode/issues/1149'],
    wire: "wss to another port of the page's host, whose certificate is signed by itself.",
    page: "The dev server's page loads through a proxy, its socket fails and retries for ever.",
    truth: 'The browser does not trust the certificate at that port, and asks nobody for a socket.',
    fix: 'Go through the same proxy, or open https at that port once and trust it.',
    seen: 'yes',
    judged: 'first',
    replay: {
      serve: (connection) => connection.open(),
      play: ({ connect }) => ended(connect('/', { protocols: ['vite-hmr'], server: 'untrusted' })),
    },
    expected: { right: ['untrusted-certificate'] },
  },
  {
    id: 'wss-to-plain-port',
    sources: ['https://github.com/websockets/ws/issues/1437'],
    wire: 'wss to a port where a server without TLS listens.',
    page: 'The socket fails with ERR_SSL_PROTOCOL_ERROR on localhost.',
    truth: 'The server was given a port of its own and so does not use the TLS server that it was given too.',
    fix: 'Attach it to the TLS server, or use ws:.',
    seen: 'partly',
    judged: 'first',
    replay: {
      serve: (connection) => connection.open(),
      play: ({ connect, host, ports }) => ended(connect('/', { url: `wss://${host}:${ports.plain}/` })),
    },
    expected: { right: ['tls-failed'], says: /ws:|plain|no TLS|does not speak TLS/i },
  },
  {
    id: 'flask-socketio-workers-400',
    sources: [
      'https://github.com/miguelgrinberg/Flask-SocketIO/issues/439',
      'https://github.com/benoitc/gunicorn/issues/1147',
    ],
    wire: 'Polling got a session id from one worker; the upgrade with that sid reaches another, which answers 400.',
    page: 'The client falls back to polling and logs "Invalid session", more often the more workers there are.',
    truth: 'Several workers without sticky sessions: the session is known to one of them.',
    fix: 'Sticky sessions in the proxy, or one worker.',
    seen: 'yes',
    judged: 'first',
    replay: {
      serve: (connection) =>
        connection.refuse('400 BAD REQUEST', { Server: 'gunicorn/20.0.4', 'Content-Type': 'text/plain' }),
      play: async (page) => {
        await fetch('/socket.io/?EIO=3&transport=polling');
        await once('/socket.io/?EIO=3&transport=websocket&sid=9bd4bd9a2e3b4f1c')(page);
      },
    },
    expected: { right: ['sticky-session-missing'] },
  },
  {
    id: 'signalr-204-old-iis',
    sources: ['https://github.com/aspnet/SignalR/issues/1028'],
    wire: 'After a POST to negotiate, GET /chat?id=... is answered 204.',
    page: "Works on Azure; on the developer's Windows 7 the connection cannot be started.",
    truth: 'The IIS of that system does not know WebSockets and treats the upgrade as a plain request.',
    fix: 'A host that supports WebSockets, or another transport.',
    seen: 'partly',
    judged: 'first',
    replay: {
      serve: (connection) =>
        connection.refuse('204 No Content', { Server: 'Microsoft-IIS/7.5', 'X-Powered-By': 'ASP.NET' }),
      play: async (page) => {
        await fetch('/chat/negotiate', { method: 'POST' });
        await once('/chat?id=9d69e64f-eed1-4b28-af25-a34b8a963ec9')(page);
      },
    },
    expected: { right: ['no-websocket-support', 'upgrade-not-proxied'] },
  },
  {
    id: 'azure-200-websockets-off',
    sources: ['https://github.com/websockets/ws/issues/699'],
    wire: "A host under azurewebsites.net answers the upgrade with 200 and the page's HTML.",
    page: 'Unexpected response code: 200 after deploying to Azure; locally it works.',
    truth: 'WebSockets are off by default in that hosting.',
    fix: 'Turn "Web sockets" on in the app\'s configuration.',
    seen: 'partly',
    judged: 'first',
    replay: {
      host: 'chat.azurewebsites.net',
      serve: (connection) =>
        connection.refuse('200 OK', {
          Server: 'Microsoft-IIS/10.0',
          'X-Powered-By': 'Express',
          'Content-Type': 'text/html',
        }),
      play: once('/'),
    },
    expected: { right: ['no-websocket-support', 'upgrade-not-proxied'] },
  },
  {
    id: 'blazor-200-load-balancer',
    sources: ['https://github.com/dotnet/aspnetcore/issues/17263'],
    wire: "POST /_blazor/negotiate succeeds; the upgrade at /_blazor?id=... is answered 200 by the load balancer's upstream.",
    page: 'Works over http; behind the load balancer with TLS the application stays dead.',
    truth: "The load balancer's HTTPS listener does not pass the upgrade on.",
    fix: 'A listener that passes upgrades on (an application load balancer, or TCP).',
    seen: 'partly',
    judged: 'first',
    replay: {
      serve: (connection) => connection.refuse('200 OK', { 'Content-Type': 'text/plain', Server: 'Kestrel' }),
      play: async (page) => {
        await fetch('/_blazor/negotiate?negotiateVersion=1', { method: 'POST' });
        await once('/_blazor?id=hcOrgo9XjfNfSmWratnXtw')(page);
      },
    },
    expected: { right: ['upgrade-not-proxied', 'no-websocket-support'] },
  },
  {
    id: 'localhost-in-production',
    sources: [
      'https://github.com/roke22/Laravel-ssh-client/issues/9',
      'https://github.com/googlearchive/pywebsocket/issues/152',
    ],
    wire: 'A page of a public host name connects to a port of localhost, where nobody listens.',
    page: 'Works for the developer and for nobody else.',
    truth: 'localhost is the machine of whoever looks at the page, not the server.',
    fix: "Use the server's name (location.host).",
    seen: 'yes',
    judged: 'first',
    replay: {
      document: { host: 'www.report.test' },
      host: 'localhost',
      play: ({ connect, ports }) => ended(connect('/', { url: `ws://localhost:${ports.nobody}/ssh` })),
    },
    expected: {
      right: ['connection-refused', 'local-address'],
      says: /\b(this|same|own|user's|each) (machine|computer)|machine of whoever/i,
      part: ['connection-refused'],
    },
  },
  {
    id: 'listen-address-as-host',
    sources: [
      'https://github.com/GeniusesOfSymfony/WebSocketBundle/issues/273',
      'https://github.com/relayjs/relay-examples/issues/64',
    ],
    wire: 'The page connects to 0.0.0.0.',
    page: 'After deployment: connection to ws://0.0.0.0:8070/ failed.',
    truth: '0.0.0.0 is where the server listens, not an address to connect to.',
    fix: "Put the server's public name into the URL.",
    seen: 'yes',
    judged: 'first',
    replay: {
      document: { host: 'www.report.test' },
      host: '0.0.0.0',
      play: ({ connect, ports }) => ended(connect('/', { url: `ws://0.0.0.0:${ports.nobody}/` })),
    },
    expected: {
      right: ['connection-refused', 'unreachable', 'listen-address', 'local-address'],
      says: /not an address|every interface|all (network )?interfaces/i,
      part: ['connection-refused', 'unreachable', 'local-network-access'],
    },
  },
  {
    id: 'container-name-as-host',
    sources: ['https://github.com/Shaunwei/RealChar/issues/507', 'https://github.com/docker/compose/issues/10219'],
    wire: 'The page connects to ws://backend:8000, a name that no resolver of the user knows.',
    page: "Plain requests made by the front end's server to http://backend:8000 work, the page's socket does not.",
    truth: 'The name of a container is known inside its network only; a browser is outside of it.',
    fix: 'Use a published port of a name that the browser can look up.',
    seen: 'yes',
    judged: 'first',
    replay: {
      host: 'backend',
      document: { host: 'www.report.test' },
      play: ({ connect }) => ended(connect('/', { url: 'ws://backend:8000/ws' })),
    },
    expected: { right: ['name-not-resolved'], says: /container/i, part: ['name-not-resolved'] },
  },
  {
    id: 'vite-undefined-port',
    sources: ['https://github.com/Eptagone/Vite.AspNetCore/pull/90'],
    wire: 'Nothing: the constructor throws at ws://localhost:undefined/.',
    page: 'Hot reload does not connect.',
    truth: 'A variable was undefined when the URL was put together.',
    fix: 'Configure the port that the URL is made of.',
    seen: 'yes',
    judged: 'first',
    replay: {
      host: 'localhost',
      play: async ({ connect }) => {
        try {
          await ended(connect('/', { url: 'ws://localhost:undefined/' }));
        } catch {
          // Dev servers log it and go on.
        }
      },
    },
    expected: { right: ['bad-url'], says: /undefined/ },
  },
  {
    id: 'per-address-429',
    sources: ['https://github.com/MeshCore-Beacon/beacon-server/issues/105'],
    wire: 'Five sockets of the page are open; the sixth is answered 429 without Retry-After, again and again.',
    page: 'The sixth view stays empty and retries on its usual ladder.',
    truth: 'The server allows five connections at a time from one address.',
    fix: 'Share one socket, or raise the limit.',
    seen: 'yes',
    judged: 'refused',
    replay: {
      serve(connection, count) {
        if (count > 5) connection.refuse('429 Too Many Requests', TEXT);
        else {
          connection.open();
          connection.later(2_500, () => connection.close(1000));
        }
      },
      play: async ({ connect }) => {
        const open = Array.from({ length: 5 }, () => connect('/ws'));
        await Promise.all(open.map(opened));
        await inTurn(
          2,
          () => 300,
          () => connect('/ws'),
        );
        await Promise.all(open.map((socket) => ended(socket)));
      },
    },
    expected: { right: ['rate-limited'], part: ['closed-normally'] },
  },
  {
    id: 'uvicorn-403-rate-limit',
    sources: ['https://github.com/duolicious/duolicious/pull/1410'],
    wire: 'Three sockets in quick succession open; the next attempts at the same URL get 403 from uvicorn.',
    page: 'Chat stops for users who reload quickly.',
    truth: 'The application limits connections by address, and closes before accepting: 403.',
    fix: 'Answer 429 with Retry-After; wait longer between attempts.',
    seen: 'partly',
    judged: 'refused',
    replay: {
      serve(connection, count) {
        if (count > 3) connection.refuse('403 Forbidden', { Server: 'uvicorn', 'Content-Type': 'text/plain' });
        else {
          connection.open();
          connection.later(60, () => connection.close(1000));
        }
      },
      play: ({ connect }) =>
        inTurn(
          5,
          () => 30,
          () => connect('/chat'),
        ),
    },
    expected: { right: ['rate-limited', 'rejected-before-accept', 'handshake-forbidden'], part: [] },
  },
  {
    id: 'cloudflare-522',
    sources: ['https://github.com/erebe/wstunnel/issues/213'],
    wire: '522 with Server: cloudflare and a cf-ray.',
    page: 'The tunnel worked for months and now gets 522.',
    truth: 'Cloudflare cannot open a connection to the origin server.',
    fix: 'Let the origin answer at its port (firewall, listening address).',
    seen: 'yes',
    judged: 'first',
    replay: {
      serve: (connection) =>
        connection.refuse('522', {
          Server: 'cloudflare',
          'CF-RAY': '8454a6b8cd1e2f3a-FRA',
          'Content-Type': 'text/plain',
        }),
      play: once('/v1/events'),
    },
    expected: { right: ['upstream-down'], says: /cloudflare|origin/i },
  },
  {
    id: 'tinyproxy-403',
    sources: ['https://github.com/Atmosphere/wasync/issues/77'],
    wire: 'A forward proxy on the way answers ws: upgrades with 403, Server: tinyproxy.',
    page: 'The socket fails with 403 in one network only.',
    truth: 'A proxy of that network does not know WebSockets.',
    fix: 'Use wss:, which goes through the proxy as a tunnel; fall back to another transport.',
    seen: 'partly',
    judged: 'first',
    replay: {
      serve: (connection) =>
        connection.refuse('403 Access denied', { Server: 'tinyproxy/1.10.0', 'Content-Type': 'text/html' }),
      play: once('/chat'),
    },
    expected: { right: ['proxy-in-the-way'], says: /proxy/i },
  },
  {
    id: 'uwsgi-connection-header',
    sources: ['https://github.com/zeekay/flask-uwsgi-websocket/issues/9'],
    wire: '101 with Connection: keep-alive.',
    page: 'The handshake fails because of an invalid header.',
    truth: 'The server answers with the wrong Connection header.',
    fix: 'Answer Connection: Upgrade.',
    seen: 'yes',
    judged: 'first',
    replay: { serve: (connection) => connection.open({ Connection: 'keep-alive' }), play: once('/websocket') },
    expected: { right: ['bad-upgrade-answer'] },
  },
  {
    id: 'ws-301-to-https',
    sources: ['https://github.com/python-websockets/websockets/issues/1359'],
    wire: 'ws: to port 80 is answered 301 with the same URL under https.',
    page: 'ws: fails, wss: works.',
    truth: 'The server sends everything from http to https, the handshake too.',
    fix: 'Use wss:.',
    seen: 'yes',
    judged: 'first',
    replay: {
      serve: (connection) =>
        connection.refuse('301 Moved Permanently', {
          ...NGINX,
          Location: `https://${connection.headers.host ?? ''}${connection.path}`,
        }),
      play: once('/kafkacomet/socket/websocket'),
    },
    expected: { right: ['redirected'], says: /wss/ },
  },
  {
    id: 'rolling-update-502',
    sources: ['https://github.com/traefik/traefik/issues/4452', 'https://github.com/chattocorp/chatto/issues/109'],
    wire: 'Three sockets are closed with 1001 at once; attempts for a second get 502; then they open.',
    page: 'With every deploy the page says "Reconnecting" several times.',
    truth: 'A rolling update: the old pods went before the proxy knew of it.',
    fix: 'A preStop pause, and a client that waits a little longer.',
    seen: 'yes',
    judged: 'refused',
    replay: {
      serve(connection, count) {
        if (count <= 3) {
          connection.open();
          connection.later(1_200, () => connection.close(1001));
        } else if (count <= 8) connection.refuse('502 Bad Gateway', NGINX);
        else {
          connection.open();
          connection.later(900, () => connection.close(1000));
        }
      },
      play: async ({ connect }) => {
        const first = Array.from({ length: 3 }, () => connect('/ws'));
        await Promise.all(first.map((socket) => ended(socket)));
        for (let attempt = 0; attempt < 5; attempt++) {
          await ended(connect('/ws'));
          await wait(200);
        }
        await ended(connect('/ws'));
      },
    },
    expected: { right: ['server-restart'], part: ['closed-normally'] },
  },
];
