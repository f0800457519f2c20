import type { Exactness } from './close-code';
import { GUACAMOLE_STATUS, IANA_1014, IANA_BY_LUKA967, RFC6455 } from './sources';

/**
 * The way back: a server that would answer this HTTP status can accept the handshake and close with this code instead.
 * A page never sees the status of a refused handshake, but it does see a close code.
 */
export interface StatusAdvice {
  status: number;
  code: number;
  exactness: Exactness;
  why: string;
  source: string;
}

export const STATUS_ADVICE: readonly StatusAdvice[] = [
  {
    status: 400,
    code: 1002,
    exactness: 'loose',
    why: '1002 for broken protocol rules, 1007 for data that does not fit its type; for a bad request of your own protocol take a private code such as 4400.',
    source: `${GUACAMOLE_STATUS}: CLIENT_BAD_REQUEST; ${RFC6455.codes}`,
  },
  {
    status: 401,
    code: 3000,
    exactness: 'exact',
    why: '3000 Unauthorized is registered for this. Many protocols use a private 4401.',
    source: IANA_BY_LUKA967,
  },
  {
    status: 403,
    code: 3003,
    exactness: 'exact',
    why: '3003 Forbidden is registered for this. 1008 Policy Violation says as much without saying why.',
    source: IANA_BY_LUKA967,
  },
  {
    status: 404,
    code: 1008,
    exactness: 'loose',
    why: 'No registered code says "not found". 1008 refuses without a reason; a private code such as 4404 says more.',
    source: RFC6455.codes,
  },
  {
    status: 408,
    code: 3008,
    exactness: 'exact',
    why: '3008 Timeout is registered for this. Many protocols use a private 4408.',
    source: IANA_BY_LUKA967,
  },
  {
    status: 409,
    code: 1008,
    exactness: 'loose',
    why: 'No registered code says "conflict". 1008 refuses without a reason; a private code such as 4409 says more.',
    source: `${GUACAMOLE_STATUS}: RESOURCE_CONFLICT, SESSION_CONFLICT`,
  },
  {
    status: 413,
    code: 1009,
    exactness: 'close',
    why: '1009 Message Too Big speaks of one message, 413 of one request.',
    source: `${GUACAMOLE_STATUS}: CLIENT_OVERRUN(413, 1009); ${RFC6455.codes}`,
  },
  {
    status: 415,
    code: 1003,
    exactness: 'close',
    why: '1003 Unsupported Data speaks of text and binary, 415 of media types.',
    source: `${GUACAMOLE_STATUS}: CLIENT_BAD_TYPE(415, 1003); ${RFC6455.codes}`,
  },
  {
    status: 426,
    code: 1002,
    exactness: 'loose',
    why: 'A server that wants another protocol can say so only with 1002 and a reason: 1010 is for clients, 1015 is never sent. For a WebSocket version it does not speak, RFC 6455 §4.4 wants 426 before accepting.',
    source: `${RFC6455.codes}, §4.4`,
  },
  {
    status: 429,
    code: 1008,
    exactness: 'loose',
    why: '1008 with a reason, or 1013 Try Again Later if waiting helps. Many protocols use a private 4429.',
    source: `${GUACAMOLE_STATUS}: CLIENT_TOO_MANY`,
  },
  {
    status: 500,
    code: 1011,
    exactness: 'exact',
    why: '1011 Internal Error is defined in nearly the same words.',
    source: `${RFC6455.codes}; RFC 9110 §15.6.1`,
  },
  {
    status: 502,
    code: 1014,
    exactness: 'exact',
    why: '1014 Bad Gateway is registered for this. Some libraries refuse it; 1011 is safe.',
    source: IANA_1014,
  },
  {
    status: 503,
    code: 1013,
    exactness: 'close',
    why: '1013 Try Again Later when overloaded, 1012 Service Restart when restarting: each tells the client how long to wait.',
    source: 'https://www.ietf.org/mail-archive/web/hybi/current/msg09670.html',
  },
  {
    status: 504,
    code: 1014,
    exactness: 'loose',
    why: 'No code says that the server behind a gateway was too slow. 1014 names the gateway; Guacamole sends 1011.',
    source: `github:LukeHagar/http-ws-reference README.md (by its category "Bad Gateway/Gateway Timeout"); ${GUACAMOLE_STATUS}`,
  },
];
