import type { Cause } from './cause';

/** Somebody on the way, or the server, counted the seconds. */
export const TIME_LIMITS = [
  {
    id: 'idle-timeout',
    title: 'Cut after a time without traffic',
    explanation:
      'Something between page and server, or the server itself, ends connections that stay silent for too long.',
    change: 'Let the server send a ping more often than the limit (half of it is usual), or raise the limit.',
    where: 'proxy',
    role: 'fault',
    sources: ['github:websockets/ws#1598', 'RFC 6455 §5.5.2'],
  },
  {
    id: 'nginx-read-timeout',
    title: 'nginx proxy_read_timeout',
    explanation: 'nginx ends a proxied connection on which nothing was sent for proxy_read_timeout, 60 s unless set.',
    change: 'Raise proxy_read_timeout for this location, or ping from the server more often than that.',
    where: 'proxy',
    role: 'fault',
    sources: ['github:websockets/ws#1598', 'https://nginx.org/en/docs/http/websocket.html'],
  },
  {
    id: 'aws-alb-idle',
    title: 'AWS load balancer idle timeout',
    explanation:
      'An AWS load balancer ends connections that stay silent for its idle timeout, 60 s unless set; a ping each 60 s races it.',
    change: 'Raise idle_timeout.timeout_seconds, or ping every 30 s.',
    where: 'proxy',
    role: 'fault',
    sources: ['https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html'],
  },
  {
    id: 'cloudflare-idle',
    title: 'Cloudflare idle timeout',
    explanation:
      'Cloudflare ends proxied WebSockets that stay silent for about 100 s; its restarts may end one at any time.',
    change: 'Send something at least every 30 to 60 s, and expect to reconnect.',
    where: 'proxy',
    role: 'fault',
    sources: [
      'https://websocket.org/guides/infrastructure/cloudflare/',
      'https://developers.cloudflare.com/network/websockets/',
    ],
  },
  {
    id: 'heroku-idle',
    title: 'Heroku router time-out (H15)',
    explanation: "Heroku's router ends a connection after 55 s in which neither side sent anything.",
    change: 'Send a ping or a message at least every 30 s; the limit cannot be changed.',
    where: 'server',
    role: 'fault',
    sources: ['https://devcenter.heroku.com/articles/error-codes#h15-idle-connection', 'https://help.heroku.com'],
  },
  {
    id: 'lifetime-limit',
    title: 'Cut at a fixed age, whatever the traffic',
    explanation: 'Something on the way lets a connection live for a fixed time, however busy it is.',
    change: 'Raise the limit where it is set; a ping does not help. Have the client reconnect before it strikes.',
    where: 'proxy',
    role: 'fault',
    sources: ['github:GoogleCloudPlatform/gcpdiag lb/BP/2025_002', 'hotsock.io docs'],
  },
  {
    id: 'gcp-backend-timeout',
    title: 'Google Cloud backend service timeout',
    explanation: "Google's load balancer takes the backend timeout, 30 s unless set, for a WebSocket's whole life.",
    change: "Raise the backend service's timeoutSec to the longest life a connection may have.",
    where: 'proxy',
    role: 'fault',
    sources: [
      'github:GoogleCloudPlatform/gcpdiag lb/BP/2025_002',
      'https://cloud.google.com/load-balancing/docs/https',
    ],
  },
  {
    id: 'aws-api-gateway-limit',
    title: 'AWS API Gateway limits',
    explanation:
      'API Gateway ends a WebSocket after 10 minutes of silence and after 2 hours at the latest; neither can be raised.',
    change: 'Send something every 5 minutes, and reconnect before the 2 hours are over.',
    where: 'page',
    role: 'fault',
    sources: [
      'hotsock.io docs',
      'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html',
    ],
  },
  {
    id: 'keepalive-timeout',
    title: "The server's ping got no answer",
    explanation:
      'The server pings, and ends the connection when no pong comes in time: the page, its network or the server itself was stuck.',
    change:
      "Look for what blocked the page's or the server's event loop; raise the server's ping time-out if clients sleep or are slow.",
    where: 'server',
    role: 'fault',
    sources: ['github:python-websockets/websockets#1128'],
  },
  {
    id: 'heartbeat-gave-up',
    title: "The page's own heartbeat gave up",
    explanation: 'The page closed the socket itself, because it had waited in vain for an answer of the server.',
    change:
      "See why the server did not answer in time; close with a code of the page's own, since 1000 may keep its library from reconnecting.",
    where: 'page',
    role: 'fault',
    sources: ['github:phoenixframework/phoenix#3161'],
  },
  {
    id: 'closing-unanswered',
    title: 'No Close frame came back',
    explanation:
      'The page began the closing handshake, and no Close frame came back: the other end hung up, or the browser tired of waiting.',
    change: 'Have the server answer each Close frame with one of its own; it, or its network, was gone already.',
    where: 'server',
    role: 'fault',
    sources: ['measured: Chromium 156 gives up after 60 s, Firefox 153 after 22 s', 'RFC 6455 §5.5.1'],
  },
  {
    id: 'login-expired',
    title: 'The login ran out',
    explanation: 'The server ended a connection that had worked for a while, with a code that asks for a login.',
    change: 'Get a new token before the old one ends, and send it on the open connection or reconnect with it.',
    where: 'page',
    role: 'fault',
    sources: ['IANA registry: 3000 Unauthorized', 'RFC 6455 §7.4.2'],
  },
] as const satisfies readonly Cause[];
