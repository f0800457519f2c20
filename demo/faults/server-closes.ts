import type { CauseId } from '../../lib/analysis/causes/all';
import type { Fault, Group } from '../fault';
import { broken, inPage, type Shown, serverClosed, toServer } from './expectations';

/** A Close frame from the server. `title` follows the code. */
interface Close {
  title: string;
  reason: string;
  shown: Shown;
  cause: CauseId;
}

/** Codes that an endpoint may put in a Close frame (RFC 6455 section 7.4 and the IANA registry), and free ones. */
const ALLOWED: readonly (Close & { code: number })[] = [
  {
    code: 1000,
    title: 'Normal closure',
    reason: 'done',
    shown: ['Normal Closure', 'normal', '≈ 200'],
    cause: 'closed-normally',
  },
  {
    code: 1001,
    title: 'Going away',
    reason: 'the server shuts down',
    shown: ['Going Away', 'normal', '~ 503'],
    cause: 'server-restart',
  },
  {
    code: 1002,
    title: 'Protocol error',
    reason: '',
    shown: ['Protocol error', 'protocol', '≈ 400'],
    cause: 'protocol-error',
  },
  {
    code: 1003,
    title: 'Unsupported data',
    reason: 'text only, please',
    shown: ['Unsupported Data', 'protocol', '≈ 415'],
    cause: 'unsupported-data',
  },
  {
    code: 1007,
    title: 'Invalid payload data',
    reason: 'not UTF-8',
    shown: ['Invalid frame payload data', 'protocol', '≈ 400'],
    cause: 'invalid-payload',
  },
  {
    code: 1008,
    title: 'Policy violation',
    reason: 'log in first',
    shown: ['Policy Violation', 'protocol', '≈ 403'],
    cause: 'login-refused',
  },
  {
    code: 1010,
    title: 'Mandatory extension',
    reason: 'permessage-deflate',
    shown: ['Mandatory Ext.', 'protocol', '~ 426'],
    cause: 'extension-required',
  },
  {
    code: 1011,
    title: 'Internal error',
    reason: 'keepalive ping timeout',
    shown: ['Internal Error', 'protocol', '= 500'],
    cause: 'keepalive-timeout',
  },
  {
    code: 1012,
    title: 'Service restart',
    reason: 'deploying 2.4.1',
    shown: ['Service Restart', 'protocol', '≈ 503'],
    cause: 'server-restart',
  },
  {
    code: 1013,
    title: 'Try again later',
    reason: 'retry in 30 s',
    shown: ['Try Again Later', 'protocol', '≈ 503'],
    cause: 'server-overloaded',
  },
  {
    code: 1014,
    title: 'Bad gateway',
    reason: 'upstream is down',
    shown: ['Bad Gateway', 'protocol', '= 502'],
    cause: 'gateway-failed',
  },
  {
    code: 3000,
    title: 'Unauthorized',
    reason: 'token expired',
    shown: ['Unauthorized', 'registered', '= 401'],
    cause: 'login-refused',
  },
  {
    code: 3003,
    title: 'Forbidden',
    reason: 'not your room',
    shown: ['Forbidden', 'registered', '= 403'],
    cause: 'login-refused',
  },
  {
    code: 3008,
    title: 'Timeout',
    reason: 'no pong in 30 s',
    shown: ['Timeout', 'registered', '= 408'],
    cause: 'keepalive-timeout',
  },
  {
    code: 3456,
    title: 'Unregistered code of the registered range',
    reason: '',
    shown: ['Unregistered', 'registered', 'none'],
    cause: 'application-code',
  },
  {
    code: 4000,
    title: 'Private code',
    reason: 'bye',
    shown: ['Private use', 'private', 'none'],
    cause: 'application-code',
  },
  {
    code: 4401,
    title: 'Private code for Unauthorized',
    reason: 'Unauthorized',
    shown: ['Private use', 'private', '~ 401'],
    cause: 'application-code',
  },
  {
    code: 4999,
    title: 'Last private code',
    reason: 'last one',
    shown: ['Private use', 'private', 'none'],
    cause: 'application-code',
  },
];

const PRIVATE: Shown = ['Private use', 'private', 'none'];

/** Reasons that are hard to show, store or export. */
const REASONS: readonly (readonly [id: string, title: string, reason: string])[] = [
  ['reason-emoji', 'Reason with emoji', 'gone fishing 🎣👩‍🚀'],
  ['reason-right-to-left', 'Reason with right-to-left marks', '\u202eevil\u202c \u2067שלום\u2069'],
  ['reason-quotes-newlines', 'Reason with quotes and newlines', 'she said "no",\r\nthen\t\'left\''],
  ['reason-formula', 'Reason that a spreadsheet would run', "=cmd|' /C calc'!A0"],
  ['reason-markup', 'Reason with markup', '<img src=x onerror=alert(1)>'],
  ['reason-123-bytes', 'Longest possible reason', '€'.repeat(41)],
];

/** Codes that must not appear on the wire, or lie outside every range, with their cells. Browsers report most as they are. */
const FORBIDDEN: readonly (readonly [code: number, shown: Shown])[] = [
  [0, ['Not used', 'protocol', 'none']],
  [999, ['Not used', 'protocol', 'none']],
  [1004, ['Reserved', 'protocol', 'none']],
  [1005, ['No Status Rcvd', 'normal', '~ 204']],
  [1006, ['Abnormal Closure', 'failed', '~ 500']],
  [1015, ['TLS handshake', 'failed', '~ 426']],
  [1016, ['Unassigned', 'protocol', 'none']],
  [2999, ['Unassigned', 'protocol', 'none']],
  [5000, ['Outside the registry', 'protocol', 'none']],
  [65535, ['Outside the registry', 'protocol', 'none']],
];

/** The three codes that mean "there was no Close frame". Chromium fails the connection for them, Firefox does not. */
const NO_CLOSE_FRAME = [1005, 1006, 1015];

function closing(id: string, group: Group, code: number | null, { title, reason, shown, cause }: Close): Fault {
  const what = code === null ? 'a Close frame without a code' : `Close ${code}`;
  return {
    id,
    title,
    group,
    story: `The server accepts the connection, then sends ${what}${reason === '' ? '' : ' with a reason'}.`,
    server: { does: 'close', code, reason, after: 20 },
    play: inPage(toServer(id)),
    cause,
    expected: serverClosed(code ?? 1005, reason, shown),
  };
}

export const SERVER_CLOSES: Fault[] = [
  ...ALLOWED.map(({ code, ...close }) =>
    closing(`close-${code}`, 'The server closes', code, { ...close, title: `${code} ${close.title}` }),
  ),
  {
    id: 'close-1009',
    title: '1009 Message too big',
    group: 'The server closes',
    story: 'The page sends 64 KiB to a server that accepts 1 KiB and closes with 1009.',
    server: { does: 'limit', bytes: 1024 },
    play: inPage(toServer('close-1009'), { do: 'wait-open' }, { do: 'send', bytes: 65536 }),
    cause: 'message-too-big',
    expected: serverClosed(1009, '', ['Message Too Big', 'protocol', '≈ 413']),
    // Firefox may still be sending when the server closes TCP.
    firefox: { wasClean: null },
  },
  closing('close-no-code', 'The server closes', null, {
    title: '1005 No code',
    reason: '',
    shown: ['No Status Rcvd', 'normal', '~ 204'],
    cause: 'no-code',
  }),
  ...REASONS.map(([id, title, reason]) =>
    closing(id, 'The server closes', 4000, { title, reason, shown: PRIVATE, cause: 'application-code' }),
  ),
];

export const FORBIDDEN_CODES: Fault[] = FORBIDDEN.map(([code, shown]) => {
  const fault = closing(`forbidden-${code}`, 'Codes that a server must not send', code, {
    title: `Code ${code}`,
    reason: 'not allowed',
    shown,
    cause: 'forbidden-code',
  });
  if (!NO_CLOSE_FRAME.includes(code)) return fault;
  return {
    ...fault,
    expected: broken('browser', 'Received a broken close frame containing a reserved status code.'),
    firefox: fault.expected,
  };
});
