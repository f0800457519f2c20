import type { Fault, Group } from '../fault';
import { broken, inPage, serverClosed, toServer } from './expectations';

/** Codes that an endpoint may put in a Close frame (RFC 6455 section 7.4 and the IANA registry), and free ones. */
const ALLOWED: readonly (readonly [code: number, title: string, reason: string])[] = [
  [1000, 'Normal closure', 'done'],
  [1001, 'Going away', 'the server shuts down'],
  [1002, 'Protocol error', ''],
  [1003, 'Unsupported data', 'text only, please'],
  [1007, 'Invalid payload data', 'not UTF-8'],
  [1008, 'Policy violation', 'log in first'],
  [1010, 'Mandatory extension', 'permessage-deflate'],
  [1011, 'Internal error', 'keepalive ping timeout'],
  [1012, 'Service restart', 'deploying 2.4.1'],
  [1013, 'Try again later', 'retry in 30 s'],
  [1014, 'Bad gateway', 'upstream is down'],
  [3000, 'Unauthorized', 'token expired'],
  [3003, 'Forbidden', 'not your room'],
  [3008, 'Timeout', 'no pong in 30 s'],
  [3456, 'A registered range code that nobody registered', ''],
  [4000, "A server's own code", 'bye'],
  [4401, "A server's own Unauthorized", 'Unauthorized'],
  [4999, "The last of a server's own codes", 'last one'],
];

/** Reasons that test whoever shows, stores or exports them. */
const REASONS: readonly (readonly [id: string, title: string, reason: string])[] = [
  ['reason-emoji', 'A reason with emoji', 'gone fishing 🎣👩‍🚀'],
  ['reason-right-to-left', 'A reason with right-to-left marks', '\u202eevil\u202c \u2067שלום\u2069'],
  ['reason-quotes-newlines', 'A reason with quotes and newlines', 'she said "no",\r\nthen\t\'left\''],
  ['reason-formula', 'A reason that a spreadsheet would run', "=cmd|' /C calc'!A0"],
  ['reason-markup', 'A reason with markup', '<img src=x onerror=alert(1)>'],
  ['reason-123-bytes', 'The longest reason there can be', '€'.repeat(41)],
];

/**
 * Codes that must not appear on the wire, or lie outside every range. Browsers pass most of them on as they are;
 * Chromium alone fails the connection for the three that stand for "there was no Close frame".
 */
const FORBIDDEN = [0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65535];
const STANDING_FOR_NONE = [1005, 1006, 1015];

function closing(id: string, title: string, group: Group, code: number | null, reason: string): Fault {
  const what = code === null ? 'a Close frame without a code' : `Close ${code}`;
  return {
    id,
    title,
    group,
    story: `The server opens the connection, then sends ${what}${reason === '' ? '' : ' with a reason'}.`,
    server: { does: 'close', code, reason, after: 20 },
    play: inPage(toServer(id)),
    expected: serverClosed(code ?? 1005, reason),
  };
}

export const SERVER_CLOSES: Fault[] = [
  ...ALLOWED.map(([code, title, reason]) =>
    closing(`close-${code}`, `${code} ${title}`, 'The server closes', code, reason),
  ),
  {
    id: 'close-1009',
    title: '1009 Message too big',
    group: 'The server closes',
    story: 'The page sends 64 KiB to a server that takes 1 KiB, which closes with 1009.',
    server: { does: 'limit', bytes: 1024 },
    play: inPage(toServer('close-1009'), { do: 'wait-open' }, { do: 'send', bytes: 65536 }),
    expected: serverClosed(1009, ''),
    // It may still be sending when the server hangs up.
    firefox: { wasClean: null },
  },
  closing('close-no-code', '1005 No code at all', 'The server closes', null, ''),
  ...REASONS.map(([id, title, reason]) => closing(id, title, 'The server closes', 4000, reason)),
];

export const FORBIDDEN_CODES: Fault[] = FORBIDDEN.map((code) => {
  const reason = 'not allowed';
  const fault = closing(`forbidden-${code}`, `Code ${code}`, 'Codes that a server must not send', code, reason);
  if (!STANDING_FOR_NONE.includes(code)) return fault;
  return {
    ...fault,
    expected: broken('browser', 'Received a broken close frame containing a reserved status code.'),
    firefox: serverClosed(code, reason),
  };
});
