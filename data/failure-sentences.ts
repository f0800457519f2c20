import type { Phase } from './phase';

/** What a browser says of a WebSocket connection that failed. */
export interface FailureSentence {
  /**
   * The whole sentence, with holes: `{status}` an HTTP status, `{error}` a browser's name for a network error,
   * `{text}` anything.
   */
  pattern: string;
  /** `null`: the error in the hole tells. */
  phase: Phase | null;
  /** A few words for a grid's cell; `{status}`, `{error}` and `{text}` are filled in. */
  summary: string;
  /** Where the sentence implies a status without naming it. */
  status?: number;
  source: string;
}

const BASIC = 'chromium net/websockets/websocket_basic_handshake_stream.cc';
const BASE = 'chromium net/websockets/websocket_handshake_stream_base.cc';
const STREAM = 'chromium net/websockets/websocket_stream.cc';
const CHANNEL = 'chromium net/websockets/websocket_channel.cc';
const BLINK = 'chromium third_party/blink/renderer/modules/websockets/websocket_channel_impl.cc';

/** Chromium puts this before every sentence about the answer to the opening handshake. */
const H = 'Error during WebSocket handshake: ';

/**
 * Tried in this order, the first that fits wins. The sentences were compared with the strings in Chromium 156 itself,
 * and those a server can bring about were seen in its Network log.
 */
export const FAILURE_SENTENCES: readonly FailureSentence[] = [
  // The answer was no 101.
  {
    pattern: `${H}Unexpected response code: {status}`,
    phase: 'http-answer',
    summary: 'HTTP {status}',
    source: BASIC,
  },
  {
    pattern: 'HTTP Authentication failed; no valid credentials available',
    phase: 'http-answer',
    summary: 'credentials required',
    status: 401,
    source: STREAM,
  },
  {
    pattern: 'Proxy authentication failed',
    phase: 'proxy',
    summary: 'proxy requires credentials',
    status: 407,
    source: STREAM,
  },
  {
    pattern: 'Connection closed before receiving a handshake response',
    phase: 'http-answer',
    summary: 'hung up without an answer',
    source: BASIC,
  },
  {
    pattern: `${H}Invalid status line`,
    phase: 'http-answer',
    summary: 'answer is not HTTP',
    source: BASIC,
  },
  { pattern: `${H}net::{error}`, phase: 'http-answer', summary: '{error}', source: BASIC },

  // The answer was a 101 that RFC 6455 §4.1 forbids to accept.
  {
    pattern: `${H}'{text}' header is missing`,
    phase: 'upgrade-check',
    status: 101,
    summary: 'no {text}',
    source: BASIC,
  },
  {
    pattern: `${H}'{text}' header must not appear more than once in a response`,
    phase: 'upgrade-check',
    status: 101,
    summary: '{text} more than once',
    source: BASE,
  },
  {
    pattern: `${H}'Upgrade' header value is not 'WebSocket': {text}`,
    phase: 'upgrade-check',
    status: 101,
    summary: 'Upgrade is {text}',
    source: BASIC,
  },
  {
    pattern: `${H}'Connection' header value must contain 'Upgrade'`,
    phase: 'upgrade-check',
    status: 101,
    summary: 'Connection without Upgrade',
    source: BASIC,
  },
  {
    pattern: `${H}Incorrect 'Sec-WebSocket-Accept' header value`,
    phase: 'upgrade-check',
    status: 101,
    summary: 'bad Sec-WebSocket-Accept',
    source: BASIC,
  },
  {
    pattern: `${H}Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received`,
    phase: 'upgrade-check',
    status: 101,
    summary: 'no subprotocol chosen',
    source: BASE,
  },
  {
    pattern: `${H}Response must not include 'Sec-WebSocket-Protocol' header if not present in request: {text}`,
    phase: 'upgrade-check',
    status: 101,
    summary: 'subprotocol {text} was not asked for',
    source: BASE,
  },
  {
    pattern: `${H}'Sec-WebSocket-Protocol' header value '{text}' in response does not match any of sent values`,
    phase: 'upgrade-check',
    status: 101,
    summary: 'subprotocol {text} was not offered',
    source: BASE,
  },
  {
    pattern: `${H}Found an unsupported extension '{text}' in 'Sec-WebSocket-Extensions' header`,
    phase: 'upgrade-check',
    status: 101,
    summary: 'extension {text} was not offered',
    source: BASE,
  },
  {
    pattern: `${H}'Sec-WebSocket-Extensions' header value is rejected by the parser: {text}`,
    phase: 'upgrade-check',
    status: 101,
    summary: 'malformed Sec-WebSocket-Extensions',
    source: BASE,
  },
  {
    pattern: `${H}Received duplicate permessage-deflate response`,
    phase: 'upgrade-check',
    status: 101,
    summary: 'permessage-deflate more than once',
    source: BASE,
  },
  {
    pattern: `${H}Error in permessage-deflate: {text}`,
    phase: 'upgrade-check',
    status: 101,
    summary: 'bad permessage-deflate parameters',
    source: BASE,
  },
  { pattern: `${H}{text}`, phase: 'upgrade-check', summary: '{text}', source: BASIC },

  // On the way to the server.
  {
    pattern: 'Stream closed with error: net::{error}',
    phase: 'http-answer',
    summary: '{error}',
    source: 'chromium net/websockets/websocket_http2_handshake_stream.cc',
  },
  {
    pattern: 'Error in connection establishment: net::{error}',
    phase: null,
    summary: '{error}',
    source: STREAM,
  },
  {
    pattern: 'Establishing a tunnel via proxy server failed.',
    phase: 'proxy',
    summary: 'proxy tunnel failed',
    source: STREAM,
  },
  {
    pattern: 'WebSocket opening handshake timed out',
    phase: 'http-answer',
    summary: 'no answer in time',
    source: `${STREAM} (240 s)`,
  },
  { pattern: 'net::{error}', phase: null, summary: '{error}', source: 'chromium net/base/net_errors.cc' },

  // The page, or the browser, gave it up.
  {
    pattern: 'WebSocket is closed before the connection is established.',
    phase: 'cancelled',
    summary: 'cancelled by the page',
    source: BLINK,
  },
  {
    pattern: 'WebSocket opening handshake was canceled',
    phase: 'cancelled',
    summary: 'cancelled',
    source: STREAM,
  },
  {
    pattern: 'Insufficient resources',
    phase: 'blocked',
    summary: 'too many sockets',
    source: `${BLINK} (255 sockets a process)`,
  },
  { pattern: 'Invalid scheme', phase: 'blocked', summary: 'invalid scheme', source: CHANNEL },
  {
    pattern: 'Page entered Back-Forward Cache.',
    phase: 'open',
    summary: 'page entered the back-forward cache',
    source: 'chromium third_party/blink/renderer/modules/websockets/dom_websocket.cc',
  },

  // After the opening handshake.
  {
    pattern: 'One or more reserved bits are on: {text}',
    phase: 'open',
    summary: 'reserved bits in a frame',
    source: CHANNEL,
  },
  {
    pattern: 'Unrecognized frame opcode: {text}',
    phase: 'open',
    summary: 'unknown opcode {text}',
    source: CHANNEL,
  },
  {
    pattern: 'A server must not mask any frames that it sends to the client.',
    phase: 'open',
    summary: 'masked frame from the server',
    source: CHANNEL,
  },
  {
    pattern: 'Could not decode a text frame as UTF-8.',
    phase: 'open',
    summary: 'text that is not UTF-8',
    source: CHANNEL,
  },
  { pattern: 'Invalid frame header', phase: 'open', summary: 'invalid frame header', source: CHANNEL },
  {
    pattern: 'Received unexpected continuation frame.',
    phase: 'open',
    summary: 'unexpected continuation frame',
    source: CHANNEL,
  },
  {
    pattern: 'Received start of new message but previous message is unfinished.',
    phase: 'open',
    summary: 'new message within an unfinished one',
    source: CHANNEL,
  },
  {
    pattern: 'Received a broken close frame with an invalid size of 1 byte.',
    phase: 'open',
    summary: 'Close frame of 1 byte',
    source: CHANNEL,
  },
  {
    pattern: 'Received a broken close frame containing an invalid size body.',
    phase: 'open',
    summary: 'Close frame of 1 byte',
    source: CHANNEL,
  },
  {
    pattern: 'Received a broken close frame containing a reserved status code.',
    phase: 'open',
    summary: 'Close frame with a reserved code',
    source: CHANNEL,
  },
  {
    pattern: 'Received a broken close frame containing invalid UTF-8.',
    phase: 'open',
    summary: 'close reason that is not UTF-8',
    source: CHANNEL,
  },
  {
    pattern: '{text} received after close',
    phase: 'open',
    summary: '{text} after the Close frame',
    source: CHANNEL,
  },
];
