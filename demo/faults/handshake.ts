import type { Behaviour, UpgradeHeader } from '../behaviour';
import type { Expected, Fault } from '../fault';
import { handshakeFailed, inPage, serverClosed, toServer } from './expectations';

const DURING = 'Error during WebSocket handshake: ';

/** HTTP answers in place of 101, each with the headers that go with it, and why a server would give it. */
const ANSWERS: readonly (readonly [status: number, name: string, why: string, headers: Record<string, string>])[] = [
  [200, 'OK', 'The path serves a page, not a WebSocket', {}],
  [301, 'Moved Permanently', 'The path has moved, and browsers follow no redirect here', { Location: '/echo' }],
  [400, 'Bad Request', 'A proxy on the way dropped the Upgrade header', {}],
  [401, 'Unauthorized', 'The server wants a login', {}],
  [403, 'Forbidden', 'The server does not allow this Origin', {}],
  [404, 'Not Found', 'There is nothing at this path', {}],
  [407, 'Proxy Authentication Required', 'Something on the way wants a login', {}],
  [410, 'Gone', 'This endpoint was switched off for good', {}],
  [426, 'Upgrade Required', 'The server wants another protocol', { Upgrade: 'h2c' }],
  [429, 'Too Many Requests', 'Too many attempts', { 'Retry-After': '30' }],
  [500, 'Internal Server Error', 'The server failed', {}],
  [502, 'Bad Gateway', 'The proxy could not reach the application', {}],
  [503, 'Service Unavailable', 'The application is being deployed', { 'Retry-After': '10' }],
  [504, 'Gateway Timeout', 'The application did not answer the proxy in time', {}],
];

/** Chromium has sentences of their own for these. */
const SENTENCES: Partial<Record<number, string>> = {
  401: 'HTTP Authentication failed; no valid credentials available',
  407: 'Error in connection establishment: net::ERR_UNEXPECTED_PROXY_AUTH',
};

export const REFUSED: Fault[] = ANSWERS.map(([status, name, why, headers]) => ({
  id: `status-${status}`,
  title: `${status} ${name}`,
  group: 'The handshake is refused',
  story: `${why}: the server answers ${status} instead of 101.`,
  server: { does: 'answer', status, headers },
  play: inPage(toServer(`status-${status}`)),
  expected: handshakeFailed('server', {
    phase: 'http-answer',
    status,
    failure: SENTENCES[status] ?? `${DURING}Unexpected response code: ${status}`,
  }),
}));

export const BROKEN: Fault[] = [
  upgrade('accept-missing', 'No accept key', 'Sec-WebSocket-Accept', null, {
    failure: "'Sec-WebSocket-Accept' header is missing",
  }),
  upgrade('accept-wrong', 'Wrong accept key', 'Sec-WebSocket-Accept', 'bm90IHlvdXIga2V5', {
    failure: "Incorrect 'Sec-WebSocket-Accept' header value",
  }),
  upgrade('upgrade-missing', 'No Upgrade header', 'Upgrade', null, { failure: "'Upgrade' header is missing" }),
  upgrade('upgrade-wrong', 'Wrong Upgrade header', 'Upgrade', 'h2c', {
    failure: "'Upgrade' header value is not 'WebSocket': h2c",
  }),
  upgrade('connection-missing', 'No Connection header', 'Connection', null, {
    failure: "'Connection' header is missing",
  }),
  upgrade('connection-wrong', 'Wrong Connection header', 'Connection', 'keep-alive', {
    failure: "'Connection' header value must contain 'Upgrade'",
  }),
  upgrade('extension-unknown', 'An extension nobody offered', 'Sec-WebSocket-Extensions', 'x-zip', {
    failure: "Found an unsupported extension 'x-zip' in 'Sec-WebSocket-Extensions' header",
  }),
  {
    ...upgrade('protocol-wrong', 'A subprotocol nobody offered', 'Sec-WebSocket-Protocol', 'mqtt', {
      failure: "'Sec-WebSocket-Protocol' header value 'mqtt' in response does not match any of sent values",
    }),
    play: inPage(toServer('protocol-wrong', ['graphql-transport-ws', 'graphql-ws'])),
  },
  {
    ...upgrade('protocol-missing', 'No subprotocol chosen', 'Sec-WebSocket-Protocol', null, {
      failure: "Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received",
    }),
    play: inPage(toServer('protocol-missing', ['graphql-transport-ws'])),
    firefox: serverClosed(1000, 'nobody minded'),
  },
  {
    ...upgrade('protocol-superfluous', 'A subprotocol though none was asked for', 'Sec-WebSocket-Protocol', 'mqtt', {
      failure: "Response must not include 'Sec-WebSocket-Protocol' header if not present in request: mqtt",
    }),
    firefox: serverClosed(1000, 'nobody minded'),
  },
  {
    id: 'garbage',
    title: 'Not HTTP at all',
    group: 'The handshake is broken',
    story: 'The server answers with bytes that are not HTTP.',
    server: { does: 'garbage' },
    play: inPage(toServer('garbage')),
    expected: handshakeFailed('browser', {
      phase: 'http-answer',
      status: null,
      failure: `${DURING}net::ERR_INVALID_HTTP_RESPONSE`,
    }),
  },
];

function upgrade(
  id: string,
  title: string,
  header: UpgradeHeader,
  value: string | null,
  sentence: { failure: string },
) {
  const server: Behaviour = { does: 'upgrade', headers: { [header]: value } };
  const expected: Expected = handshakeFailed('browser', {
    phase: 'upgrade-check',
    status: 101,
    failure: `${DURING}${sentence.failure}`,
  });
  return {
    id,
    title,
    group: 'The handshake is broken',
    story: `The server answers 101 with ${value === null ? `no ${header} header` : `${header}: ${value}`}.`,
    server,
    play: inPage(toServer(id)),
    expected,
  } satisfies Fault;
}
