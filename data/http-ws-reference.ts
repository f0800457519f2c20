import type { Exactness } from './close-code';

/**
 * The sixteen rows of github:LukeHagar/http-ws-reference (README.md), in its words, and how well each holds.
 *
 * Where a row contradicts the RFC it is `loose`, and the note says what the RFC says.
 */
export interface HttpWsRow {
  category: string;
  status: number | null;
  statusText: string | null;
  from: number;
  to: number;
  closeText: string;
  description: string;
  exactness: Exactness;
  note?: string;
}

export const HTTP_WS_ROWS: readonly HttpWsRow[] = [
  {
    category: 'Success/Normal Closure',
    status: 200,
    statusText: 'OK',
    from: 1000,
    to: 1000,
    closeText: 'Normal Closure',
    description: 'The request was successfully processed, or the connection was closed normally.',
    exactness: 'close',
  },
  {
    category: 'No Status/No Response Received',
    status: 204,
    statusText: 'No Content',
    from: 1005,
    to: 1005,
    closeText: 'No Status Received',
    description: 'No additional information is provided, or no status was received.',
    exactness: 'loose',
    note: '204 is a success that was meant. 1005 says only that the Close frame held no code (RFC 6455 §7.1.5).',
  },
  {
    category: 'Protocol Error/Bad Request',
    status: 400,
    statusText: 'Bad Request',
    from: 1002,
    to: 1002,
    closeText: 'Protocol Error',
    description: 'The request contained malformed syntax or protocol violations.',
    exactness: 'close',
  },
  {
    category: 'Invalid Data/Bad Request',
    status: 400,
    statusText: 'Bad Request',
    from: 1007,
    to: 1007,
    closeText: 'Invalid Frame Payload Data',
    description: 'The server detected invalid data (e.g., invalid encoding) in the request or payload.',
    exactness: 'close',
    note: 'Either end may send 1007, not the server alone (RFC 6455 §7.4.1).',
  },
  {
    category: 'Unauthorized Access',
    status: 401,
    statusText: 'Unauthorized',
    from: 3000,
    to: 3000,
    closeText: 'Unauthorized',
    description: 'The client attempted an unauthorized action.',
    exactness: 'exact',
  },
  {
    category: 'Policy Violation/Forbidden',
    status: 403,
    statusText: 'Forbidden',
    from: 1008,
    to: 1008,
    closeText: 'Policy Violation',
    description: 'The request violated server policies, or access was forbidden.',
    exactness: 'close',
  },
  {
    category: 'Unsupported Media Type/Unsupported Data',
    status: 415,
    statusText: 'Unsupported Media Type',
    from: 1003,
    to: 1003,
    closeText: 'Unsupported Data',
    description: 'The client sent data that is not supported by the server.',
    exactness: 'close',
  },
  {
    category: 'Payload Too Large/Message Too Big',
    status: 413,
    statusText: 'Payload Too Large',
    from: 1009,
    to: 1009,
    closeText: 'Message Too Big',
    description: 'The message/request size exceeds server limits.',
    exactness: 'close',
  },
  {
    category: 'Unsupported Extension/Required Extensions Not Met',
    status: 426,
    statusText: 'Upgrade Required',
    from: 1010,
    to: 1010,
    closeText: 'Mandatory Extension',
    description: 'The client expected a specific protocol extension that was not agreed upon.',
    exactness: 'loose',
    note: 'The wrong way round: a server answers 426, but only a client sends 1010 (RFC 6455 §7.4.1).',
  },
  {
    category: 'Bad Gateway/Gateway Timeout',
    status: 502,
    statusText: 'Bad Gateway',
    from: 1014,
    to: 1014,
    closeText: 'Bad Gateway',
    description: 'The server received an invalid response from an upstream server.',
    exactness: 'exact',
  },
  {
    category: 'Service Unavailable/Service Restart',
    status: 503,
    statusText: 'Service Unavailable',
    from: 1012,
    to: 1012,
    closeText: 'Service Restart',
    description: 'The server is restarting, causing the connection to terminate.',
    exactness: 'close',
  },
  {
    category: 'Service Unavailable/Try Again Later',
    status: 503,
    statusText: 'Service Unavailable',
    from: 1013,
    to: 1013,
    closeText: 'Try Again Later',
    description: 'The server is currently overloaded; client should try again later.',
    exactness: 'close',
  },
  {
    category: 'Handshake Error/TLS Required',
    status: 426,
    statusText: 'Upgrade Required',
    from: 1015,
    to: 1015,
    closeText: 'TLS Handshake',
    description: 'The client attempted to connect without the required TLS handshake or protocol.',
    exactness: 'loose',
    note: '1015 is a TLS handshake that failed (RFC 6455 §7.4.1); no HTTP was spoken, so no server answered 426.',
  },
  {
    category: 'Internal Server Error',
    status: 500,
    statusText: 'Internal Server Error',
    from: 1006,
    to: 1006,
    closeText: 'Abnormal Closure',
    description: 'The connection closed unexpectedly, likely due to an internal server error.',
    exactness: 'loose',
    note: '1006 says only that no Close frame came (RFC 6455 §7.4.1): a lost network, a proxy or a refused handshake are likelier.',
  },
  {
    category: 'Internal Server Error',
    status: 500,
    statusText: 'Internal Server Error',
    from: 1011,
    to: 1011,
    closeText: 'Internal Error',
    description: 'The server encountered an unexpected condition, leading to an error.',
    exactness: 'exact',
  },
  {
    category: 'Custom/Private Codes',
    status: null,
    statusText: null,
    from: 4000,
    to: 4999,
    closeText: 'Reserved for Private Use',
    description: 'Both HTTP and WebSocket provide ranges for application-specific, non-standard error handling.',
    exactness: 'none',
    note: 'HTTP has no range for private statuses; unassigned ones are merely unassigned (RFC 9110 §16.2).',
  },
];
