import { logOf } from './logged';
import type { Report } from './report';

/** What takes minutes or hours. */
export const HOURS: readonly Report[] = [
  {
    id: 'signalr-frozen-tab',
    sources: ['https://github.com/dotnet/aspnetcore/issues/33970'],
    wire: 'The server pings every 15 s; the page, hidden for 25 minutes, closes the socket by a timer of its library.',
    page: 'Whenever the tab was in the background for a while, the application says that it lost the connection.',
    truth: 'The browser slows timers of hidden tabs, so that the client notices pings too late.',
    fix: 'A longer server timeout, automatic reconnection, or a lock that keeps the tab awake.',
    seen: 'yes',
    judged: 'last',
    replay: {
      log: (host) =>
        logOf(
          [0, 2_400].map((at) => ({
            url: `wss://${host}/hubs/order?id=Zk3x0mQwR1uV5nB8tY2aLg${at}`,
            at,
            age: 2_100,
            end: { code: 1000 },
            quiet: 31,
            every: 15,
            sent: { messages: 30, quiet: 62 },
            hiddenFor: 1_500,
            closeCall: { code: null, function: 'HubConnection.serverTimeout' },
          })),
        ),
    },
    expected: {
      right: ['background-throttling', 'heartbeat-gave-up'],
      says: /hidden|background/i,
      part: ['page-closed', 'heartbeat-gave-up'],
    },
  },
  {
    id: 'cloud-run-300-s',
    sources: ['https://github.com/knative/serving/issues/7933', 'https://github.com/widgetti/solara/issues/161'],
    wire: 'Messages each second; TCP ended without a Close frame 300 s after opening, four times; Server: Google Frontend.',
    page: 'The dashboard loses its kernel every five minutes, busy or not.',
    truth: "The request timeout of Cloud Run (300 s unless set) counts for a socket's whole life.",
    fix: 'Raise the request timeout (60 minutes at most), and reconnect.',
    seen: 'yes',
    judged: 'last',
    replay: {
      log: (host) =>
        logOf(
          [0, 303, 607, 912].map((at, n) => ({
            url: `wss://${host}/jupyter/api/kernels/1/channels`,
            at,
            age: 300.1 + n * 0.05,
            quiet: 0.6,
            every: 1,
            headers: { server: 'Google Frontend' },
          })),
        ),
    },
    expected: {
      right: ['lifetime-limit', 'gcp-backend-timeout', 'cloud-run-timeout'],
      says: /Cloud Run|request timeout/i,
      part: ['lifetime-limit'],
    },
  },
  {
    id: 'cloudflare-gateway-270-s',
    sources: ['https://github.com/cloudflare/cloudflare-docs/pull/3405'],
    wire: 'Sockets of different ages end without a Close frame 270 s after their last message.',
    page: 'In one company connections that are quiet for a few minutes are dead.',
    truth: 'A gateway on the way ends connections after 270 s without data.',
    fix: 'Send something more often.',
    seen: 'yes',
    judged: 'last',
    replay: {
      log: (host) =>
        logOf(
          [
            { at: 0, age: 420 },
            { at: 30, age: 1_833 },
            { at: 900, age: 611 },
            { at: 2_400, age: 275 },
          ].map(({ at, age }, n) => ({ url: `wss://${host}/events`, at, age, quiet: 270.2 + n * 0.08, every: 3 })),
        ),
    },
    expected: { right: ['idle-timeout'], says: /270|4 min 30/ },
  },
  {
    id: 'haproxy-50-s',
    sources: [
      'https://github.com/home-assistant/home-assistant.io/pull/11708',
      'https://github.com/m1k1o/neko/issues/73',
    ],
    wire: 'The server pings every 55 s, which no page sees; TCP ended without a Close frame 50 s after the last message.',
    page: 'The page reloads every 50 s, and what was typed is lost.',
    truth: "HAProxy's timeout client and server of 50 s count for the socket, as no timeout tunnel is set.",
    fix: 'Set timeout tunnel.',
    seen: 'yes',
    judged: 'last',
    replay: {
      log: (host) =>
        logOf(
          [0, 56, 190, 251].map((at, n) => ({
            url: `wss://${host}/api/websocket`,
            at,
            age: [52.4, 131, 58.2, 70.5][n] ?? 60,
            quiet: 50.02 + n * 0.03,
            every: 0.8,
            sent: { messages: 4, quiet: 50.1 },
          })),
        ),
    },
    expected: { right: ['idle-timeout', 'haproxy-idle'], says: /HAProxy/ },
  },
  {
    id: 'haproxy-tunnel-30-s',
    sources: ['https://github.com/nextcloud/HaRP/pull/115'],
    wire: 'Sockets of different ages end without a Close frame 30 s after their last message.',
    page: "An extension's socket does not survive half a minute without traffic.",
    truth: 'A proxy on the way (HAProxy, timeout client 30s, no timeout tunnel) counts the silence.',
    fix: 'Set timeout tunnel, or ping more often.',
    seen: 'yes',
    judged: 'last',
    replay: {
      log: (host) =>
        logOf(
          [0, 50, 140].map((at, n) => ({
            url: `wss://${host}/exapps/app_api/proxy/notify/ws`,
            at,
            age: [33.3, 81.2, 47.7][n] ?? 40,
            quiet: 30.0 + n * 0.02,
            every: 1.2,
          })),
        ),
    },
    expected: { right: ['idle-timeout', 'haproxy-idle'] },
  },
  {
    id: 'deepgram-1011-no-audio',
    sources: [
      'https://github.com/deepgram/deepgram-python-sdk/issues/319',
      'https://github.com/pipecat-ai/pipecat/issues/1113',
    ],
    wire: 'The page stops sending for 12 s; Close 1011 whose reason says that no audio or text came within the window.',
    page: 'Transcription stops when the speaker pauses.',
    truth: 'The service ends sockets on which the client sends nothing.',
    fix: 'Send KeepAlive messages while there is no sound.',
    seen: 'yes',
    judged: 'last',
    replay: {
      log: () =>
        logOf([
          {
            url: 'wss://api.deepgram.com/v1/listen?encoding=linear16&sample_rate=16000',
            at: 0,
            age: 64,
            end: {
              code: 1011,
              reason:
                'Deepgram did not receive audio data or a text message within the timeout window. See https://dpgr.am/net0001',
            },
            quiet: 11,
            every: 2,
            sent: { messages: 520, quiet: 12, bytes: 3_200 },
            protocols: ['token'],
          },
        ]),
    },
    expected: {
      right: ['idle-timeout', 'application-timeout', 'keepalive-timeout'],
      says: /did not receive|sent nothing|KeepAlive|silen/i,
    },
  },
  {
    id: 'jetty-1001-idle',
    sources: ['https://github.com/jetty/jetty.project/issues/2637', 'https://github.com/apache/pulsar/pull/2118'],
    wire: 'Close 1001 with the reason "Idle Timeout" 300 s after the last message.',
    page: 'Connections that are quiet for five minutes are closed by the server.',
    truth: "Jetty's idle timeout.",
    fix: 'Raise the idle timeout, or send something more often.',
    seen: 'yes',
    judged: 'last',
    replay: {
      log: (host) =>
        logOf(
          [0, 400].map((at) => ({
            url: `wss://${host}/ws/v2/consumer`,
            at,
            age: 360 + at / 10,
            end: { code: 1001, reason: 'Idle Timeout' },
            quiet: 300.02,
            every: 2,
          })),
        ),
    },
    expected: {
      right: ['idle-timeout', 'application-timeout', 'keepalive-timeout'],
      says: /idle|silen|without (traffic|a message)|nothing was sent/i,
    },
  },
  {
    id: 'jetty-1000-idle',
    sources: ['https://github.com/itm/testbed-runtime/issues/307'],
    wire: 'Close 1000 with the reason "Idle for 300241ms > 300000ms".',
    page: 'The event stream closes normally when nothing happens.',
    truth: 'The idle timeout of an old Jetty, which closes with 1000.',
    fix: 'Raise the idle timeout, or send something more often.',
    seen: 'yes',
    judged: 'last',
    replay: {
      log: (host) =>
        logOf([
          {
            url: `wss://${host}/ws/v1.0/events/abc`,
            at: 0,
            age: 1_240,
            end: { code: 1000, reason: 'Idle for 300241ms > 300000ms' },
            quiet: 300.3,
            every: 4,
          },
        ]),
    },
    expected: { right: ['idle-timeout', 'application-timeout', 'keepalive-timeout'], says: /idle/i },
  },
  {
    id: 'socks-connection-failed',
    sources: ['https://github.com/dotnet/aspnetcore/issues/14613'],
    wire: 'The browser goes through a SOCKS proxy, which does not connect.',
    page: "The application does not start in one company's network.",
    truth: 'The proxy does not let the socket through.',
    fix: 'Have the proxy allow it, or use another transport.',
    seen: 'yes',
    judged: 'first',
    replay: {
      log: (host) =>
        logOf([
          {
            url: `wss://${host}/_blazor?id=zqmUOV0jdiG8Tdz5FhuHCA`,
            at: 0,
            age: null,
            failure: 'Error in connection establishment: net::ERR_SOCKS_CONNECTION_FAILED',
          },
        ]),
    },
    expected: { right: ['proxy-in-the-way'], says: /proxy/i },
  },
];

/** Of the reports that Hangup was judged by while it was written. */
export const KNOWN_HOURS: readonly Report[] = [
  {
    id: 'pong-timeout-1008',
    sources: ['https://github.com/lesismal/nbio/issues/343'],
    wire: 'Quiet sockets; Close 1008 with the reason "Pong timeout".',
    page: 'All sockets are closed after about ten minutes with 1008.',
    truth: "The server's keep-alive got no pong in time.",
    fix: "Extend the read deadline in the server's pong handler.",
    seen: 'yes',
    judged: 'last',
    replay: {
      log: (host) =>
        logOf(
          [0, 12, 40].map((at) => ({
            url: `wss://${host}/ws`,
            at,
            age: 600 + at / 40,
            end: { code: 1008, reason: 'Pong timeout' },
            quiet: 30,
            every: 20,
            sent: { messages: 1, quiet: 35 },
          })),
        ),
    },
    expected: { right: ['keepalive-timeout'] },
  },
  {
    id: 'azure-appgw-lifetime',
    sources: ['https://github.com/Azure/application-gateway-kubernetes-ingress/issues/1277'],
    wire: 'Messages each second; TCP ended without a Close frame at 45.0 to 45.3 s; six times.',
    page: 'Each socket ends after 45 s, busy or not.',
    truth: "The gateway's request time-out counts for the whole life of a socket.",
    fix: 'Raise request-timeout of the backend HTTP setting.',
    seen: 'partly',
    judged: 'last',
    replay: {
      log: (host) =>
        logOf(
          [0, 46, 93, 140, 186, 232].map((at, i) => ({
            url: `wss://${host}/tunnel`,
            at,
            age: 45 + i * 0.06,
            quiet: 0.4,
            every: 1,
            sent: { messages: 1, quiet: 5 },
          })),
        ),
    },
    expected: { right: ['lifetime-limit'], part: ['cut-without-close'] },
  },
  {
    id: 'ingress-reload',
    sources: [
      'https://github.com/kubernetes/ingress-nginx/issues/8977',
      'https://github.com/Octops/gameserver-ingress-controller/issues/21',
    ],
    wire: 'Busy sockets of different ages, different paths of one host, end within 0.3 s without a Close frame; 20 min later again.',
    page: 'All players are thrown out together now and then.',
    truth: "A reload of the ingress replaced nginx's workers.",
    fix: 'Fewer reloads, a longer worker-shutdown-timeout, clients that reconnect.',
    seen: 'partly',
    judged: 'last',
    replay: {
      log: (host) =>
        logOf(
          [
            { at: 0, age: 1500 },
            { at: 420, age: 1080.1 },
            { at: 611, age: 889.2 },
            { at: 1290, age: 210.3 },
            { at: 1503, age: 1200 },
            { at: 1504, age: 1199.2 },
            { at: 1505, age: 1198.1 },
            { at: 1506.5, age: 1196.6 },
          ].map(({ at, age }, i) => ({
            url: `wss://${host}/${['game', 'chat', 'feed', 'game'][i % 4]}`,
            at,
            age,
            quiet: 0.5,
            every: 1,
            sent: { messages: 1, quiet: 5 },
            headers: { Server: 'nginx' },
          })),
        ),
    },
    expected: { right: ['server-restart', 'proxy-reload'], says: /reload|worker/i, part: ['cut-without-close'] },
  },
];
