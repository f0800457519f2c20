import type { CauseId } from '../../lib/analysis/causes/all';
import type { Behaviour, UpgradeHeader } from '../behaviour';
import type { Fault } from '../fault';
import { ACCEPTED, answered, handshakeFailed, inPage, toServer } from './expectations';

const DURING = 'Error during WebSocket handshake: ';

/** HTTP answers in place of 101. `why`: why a server would give it. */
const ANSWERS: readonly {
  status: number;
  name: string;
  why: string;
  headers?: Record<string, string>;
  cause: CauseId;
}[] = [
  { status: 200, name: 'OK', why: 'The path serves a page, not a WebSocket', cause: 'wrong-path' },
  {
    status: 301,
    name: 'Moved Permanently',
    why: 'The path has moved, and browsers do not follow redirects here',
    headers: { Location: '/echo' },
    cause: 'redirected',
  },
  {
    status: 400,
    name: 'Bad Request',
    why: 'A proxy in between dropped the Upgrade header',
    cause: 'upgrade-not-proxied',
  },
  { status: 401, name: 'Unauthorized', why: 'The server requires a login', cause: 'not-authenticated' },
  { status: 403, name: 'Forbidden', why: 'The server does not allow this Origin', cause: 'origin-rejected' },
  { status: 404, name: 'Not Found', why: 'There is nothing at this path', cause: 'wrong-path' },
  {
    status: 407,
    name: 'Proxy Authentication Required',
    why: 'A proxy in between requires a login',
    cause: 'proxy-authentication',
  },
  { status: 410, name: 'Gone', why: 'This endpoint was switched off for good', cause: 'wrong-path' },
  {
    status: 426,
    name: 'Upgrade Required',
    why: 'The server requires another protocol',
    headers: { Upgrade: 'h2c' },
    cause: 'upgrade-not-proxied',
  },
  {
    status: 429,
    name: 'Too Many Requests',
    why: 'Too many attempts',
    headers: { 'Retry-After': '30' },
    cause: 'rate-limited',
  },
  { status: 500, name: 'Internal Server Error', why: 'The server failed', cause: 'server-error' },
  { status: 502, name: 'Bad Gateway', why: 'The proxy could not reach the application', cause: 'upstream-down' },
  {
    status: 503,
    name: 'Service Unavailable',
    why: 'The application is being deployed',
    headers: { 'Retry-After': '10' },
    cause: 'upstream-down',
  },
  {
    status: 504,
    name: 'Gateway Timeout',
    why: 'The application did not answer the proxy in time',
    cause: 'upstream-down',
  },
];

/** Chromium words these in another way. */
const FAILURES: Partial<Record<number, string>> = {
  401: 'HTTP Authentication failed; no valid credentials available',
  407: 'Error in connection establishment: net::ERR_UNEXPECTED_PROXY_AUTH',
};

export const REFUSED: Fault[] = ANSWERS.map(({ status, name, why, headers = {}, cause }) => ({
  id: `status-${status}`,
  title: `${status} ${name}`,
  group: 'The handshake is refused',
  story: `${why}: the server answers ${status} instead of 101.`,
  server: { does: 'answer', status, headers },
  play: inPage(toServer(`status-${status}`)),
  cause,
  expected: answered(status, name, FAILURES[status] ?? `${DURING}Unexpected response code: ${status}`),
}));

export const BROKEN: Fault[] = [
  upgrade('accept-missing', 'No accept key', 'Sec-WebSocket-Accept', null, {
    name: 'no Sec-WebSocket-Accept',
    failure: "'Sec-WebSocket-Accept' header is missing",
  }),
  upgrade('accept-wrong', 'Wrong accept key', 'Sec-WebSocket-Accept', 'bm90IHlvdXIga2V5', {
    name: 'bad Sec-WebSocket-Accept',
    failure: "Incorrect 'Sec-WebSocket-Accept' header value",
  }),
  upgrade('upgrade-missing', 'No Upgrade header', 'Upgrade', null, {
    name: 'no Upgrade',
    failure: "'Upgrade' header is missing",
  }),
  upgrade('upgrade-wrong', 'Wrong Upgrade header', 'Upgrade', 'h2c', {
    name: 'Upgrade is h2c',
    failure: "'Upgrade' header value is not 'WebSocket': h2c",
  }),
  upgrade('connection-missing', 'No Connection header', 'Connection', null, {
    name: 'no Connection',
    failure: "'Connection' header is missing",
  }),
  upgrade('connection-wrong', 'Wrong Connection header', 'Connection', 'keep-alive', {
    name: 'Connection without Upgrade',
    failure: "'Connection' header value must contain 'Upgrade'",
  }),
  upgrade('extension-unknown', 'Extension that was not offered', 'Sec-WebSocket-Extensions', 'x-zip', {
    name: 'extension x-zip was not offered',
    failure: "Found an unsupported extension 'x-zip' in 'Sec-WebSocket-Extensions' header",
    cause: 'extension-mismatch',
  }),
  {
    ...upgrade('protocol-wrong', 'Subprotocol that was not offered', 'Sec-WebSocket-Protocol', 'mqtt', {
      name: 'subprotocol mqtt was not offered',
      failure: "'Sec-WebSocket-Protocol' header value 'mqtt' in response does not match any of sent values",
      cause: 'subprotocol-mismatch',
    }),
    play: inPage(toServer('protocol-wrong', ['graphql-transport-ws', 'graphql-ws'])),
  },
  {
    ...upgrade('protocol-missing', 'No subprotocol chosen', 'Sec-WebSocket-Protocol', null, {
      name: 'no subprotocol chosen',
      failure: "Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received",
      cause: 'subprotocol-mismatch',
    }),
    play: inPage(toServer('protocol-missing', ['graphql-transport-ws'])),
    firefox: ACCEPTED,
  },
  {
    ...upgrade('protocol-superfluous', 'Subprotocol although none was requested', 'Sec-WebSocket-Protocol', 'mqtt', {
      name: 'subprotocol mqtt was not asked for',
      failure: "Response must not include 'Sec-WebSocket-Protocol' header if not present in request: mqtt",
      cause: 'subprotocol-mismatch',
    }),
    firefox: ACCEPTED,
  },
  {
    id: 'garbage',
    title: 'Not HTTP at all',
    group: 'The handshake is broken',
    story: 'The server answers with bytes that are not HTTP.',
    server: { does: 'garbage' },
    play: inPage(toServer('garbage')),
    cause: 'not-http',
    expected: handshakeFailed('browser', 'answer is not HTTP', {
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
  { name, failure, cause = 'bad-upgrade-answer' }: { name: string; failure: string; cause?: CauseId },
) {
  const server: Behaviour = { does: 'upgrade', headers: { [header]: value } };
  return {
    id,
    title,
    group: 'The handshake is broken',
    story: `The server answers 101 with ${value === null ? `no ${header} header` : `${header}: ${value}`}.`,
    server,
    play: inPage(toServer(id)),
    cause,
    expected: handshakeFailed('browser', name, {
      phase: 'upgrade-check',
      status: 101,
      failure: `${DURING}${failure}`,
    }),
  } satisfies Fault;
}
