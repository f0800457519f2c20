import type { Expected, Fault, Step } from '../fault';
import { afterInvalidCall, handshakeFailed, inPage, pageClosed, serverClosed, threw, toServer } from './expectations';

const OPENED: Step = { do: 'wait-open' };

/** Firefox has no last `webRequest` event for a request that the page cancelled. */
const NO_LAST_EVENT: Partial<Expected> = { evidence: null };

export const PAGE_CLOSES: Fault[] = [
  {
    id: 'page-close-1000',
    title: 'close(1000)',
    group: 'The page closes',
    story: 'The page closes with 1000 and a reason, and the server echoes it.',
    server: { does: 'echo' },
    play: inPage(toServer('page-close-1000'), OPENED, { do: 'close', args: [1000, 'logged out'] }),
    cause: 'page-closed',
    expected: pageClosed(1000, 'logged out', ['Normal Closure', 'normal', '≈ 200']),
  },
  {
    id: 'page-close-bare',
    title: 'close()',
    group: 'The page closes',
    story: 'The page closes without a code: the Close frame has no body.',
    server: { does: 'echo' },
    play: inPage(toServer('page-close-bare'), OPENED, { do: 'close', args: [] }),
    cause: 'page-closed',
    expected: pageClosed(1005, '', ['No Status Rcvd', 'normal', '~ 204']),
  },
  {
    id: 'page-close-3001',
    title: 'close(3001)',
    group: 'The page closes',
    story: 'The page closes with a code of the registered range.',
    server: { does: 'echo' },
    play: inPage(toServer('page-close-3001'), OPENED, { do: 'close', args: [3001] }),
    cause: 'page-closed',
    expected: pageClosed(3001, '', ['Unregistered', 'registered', 'none']),
  },
  {
    id: 'page-close-4999',
    title: 'close(4999) after a message',
    group: 'The page closes',
    story: 'The page sends a message, then closes with a code of its own.',
    server: { does: 'echo' },
    play: inPage(
      toServer('page-close-4999', ['chat.v2']),
      OPENED,
      { do: 'send', bytes: 300 },
      { do: 'close', args: [4999, 'heartbeat lost 💔'] },
    ),
    cause: 'page-closed',
    expected: pageClosed(4999, 'heartbeat lost 💔', ['Private use', 'private', 'none']),
  },
  {
    id: 'page-close-connecting',
    title: 'close() while CONNECTING',
    group: 'The page closes',
    story: 'The page closes before the server has answered, as a React effect that runs twice does.',
    server: { does: 'hang', when: 'opening' },
    play: inPage(toServer('page-close-connecting'), { do: 'close', args: [] }),
    cause: 'closed-while-connecting',
    expected: handshakeFailed('page', 'Cancelled by the page', {
      phase: 'cancelled',
      failure: 'WebSocket is closed before the connection is established.',
    }),
    firefox: NO_LAST_EVENT,
  },
  {
    id: 'page-close-impatient',
    title: 'close() after waiting',
    group: 'The page closes',
    story: "The server does not answer the handshake, and the page's own timeout closes after 300 ms.",
    server: { does: 'hang', when: 'opening' },
    play: inPage(toServer('page-close-impatient'), { do: 'wait', milliseconds: 300 }, { do: 'close', args: [] }),
    cause: 'closed-while-connecting',
    expected: handshakeFailed('page', 'Cancelled by the page', {
      phase: 'cancelled',
      failure: 'WebSocket is closed before the connection is established.',
    }),
    firefox: NO_LAST_EVENT,
  },
  {
    id: 'page-close-closing',
    title: 'close() twice',
    group: 'The page closes',
    story: 'The page closes with 4001, and again with 4002 while CLOSING: the second is ignored.',
    server: { does: 'echo' },
    play: inPage(
      toServer('page-close-closing'),
      OPENED,
      { do: 'close', args: [4001, 'first'] },
      { do: 'close', args: [4002, 'second'] },
    ),
    cause: 'page-closed',
    expected: pageClosed(4001, 'first', ['Private use', 'private', 'none']),
  },
  {
    id: 'page-close-closed',
    title: 'close() after the close event',
    group: 'The page closes',
    story: 'The server closes with 4000, then the page closes a socket that is CLOSED: nothing happens.',
    server: { does: 'close', code: 4000, reason: 'over', after: 20 },
    play: inPage(toServer('page-close-closed'), { do: 'wait-close' }, { do: 'close', args: [1000] }),
    cause: 'application-code',
    expected: serverClosed(4000, 'over', ['Private use', 'private', 'none']),
  },
];

/** The server sends a message and closes; the page closes in the handler of that message. */
export const CROSSING: Fault[] = [
  {
    id: 'crossing-4001',
    title: 'close() as the server closes with 4001',
    group: 'The page closes',
    story:
      'The server sends an error and closes with 4001; the page closes when it gets the error. Both Close frames cross.',
    server: { does: 'close', code: 4001, reason: 'app key unknown', after: 20, message: '{"event":"pusher:error"}' },
    play: inPage(toServer('crossing-4001'), { do: 'wait-message' }, { do: 'close', args: [] }),
    cause: 'application-code',
    expected: serverClosed(4001, 'app key unknown', ['Private use', 'private', 'none']),
  },
  {
    id: 'crossing-reason',
    title: 'close(1000) as the server closes with a reason',
    group: 'The page closes',
    story: "Both close with 1000; the reason is the server's.",
    server: { does: 'close', code: 1000, reason: 'Normal closure', after: 20, message: 'c[4001,"kicked"]' },
    play: inPage(toServer('crossing-reason'), { do: 'wait-message' }, { do: 'close', args: [1000, 'kicked'] }),
    cause: 'closed-normally',
    expected: serverClosed(1000, 'Normal closure', ['Normal Closure', 'normal', '≈ 200']),
  },
  {
    id: 'crossing-no-code',
    title: 'close() as the server closes with 1000',
    group: 'The page closes',
    story:
      'The page closes without a code, the server with 1000 and no reason. Some servers answer close() like this, too.',
    server: { does: 'close', code: 1000, reason: '', after: 20, message: 'bye' },
    play: inPage(toServer('crossing-no-code'), { do: 'wait-message' }, { do: 'close', args: [] }),
    cause: 'page-closed',
    expected: { ...serverClosed(1000, '', ['Normal Closure', 'normal', '≈ 200']), closedBy: 'both' },
  },
];

/** Calls that throw. Those on an existing socket leave it open; the page then closes it normally. */
export const MISTAKES: Fault[] = [
  {
    id: 'invalid-close-1001',
    title: 'close(1001)',
    group: 'The page makes a mistake',
    story: 'A page may close with 1000 or 3000-4999 only: InvalidAccessError. Then it closes with 1000.',
    server: { does: 'echo' },
    play: inPage(
      toServer('invalid-close-1001'),
      OPENED,
      { do: 'close', args: [1001, 'leaving'] },
      { do: 'close', args: [1000] },
    ),
    cause: 'bad-close-arguments',
    expected: afterInvalidCall(
      'close',
      'InvalidAccessError',
      pageClosed(1000, '', ['Normal Closure', 'normal', '≈ 200']),
    ),
  },
  {
    id: 'invalid-long-reason',
    title: 'Reason over 123 bytes',
    group: 'The page makes a mistake',
    story: 'The reason must fit in one frame with the code: SyntaxError. Then the page closes with 4000.',
    server: { does: 'echo' },
    play: inPage(
      toServer('invalid-long-reason'),
      OPENED,
      { do: 'close', args: [4000, '€'.repeat(42)] },
      { do: 'close', args: [4000, 'in short'] },
    ),
    cause: 'bad-close-arguments',
    expected: afterInvalidCall(
      'close',
      'SyntaxError',
      pageClosed(4000, 'in short', ['Private use', 'private', 'none']),
    ),
  },
  {
    id: 'invalid-early-send',
    title: 'send() while CONNECTING',
    group: 'The page makes a mistake',
    story: 'The page sends before the connection is open: InvalidStateError. Then it waits and closes.',
    server: { does: 'echo' },
    play: inPage(toServer('invalid-early-send'), { do: 'send', bytes: 5 }, OPENED, { do: 'close', args: [1000] }),
    cause: 'send-too-early',
    expected: afterInvalidCall(
      'send',
      'InvalidStateError',
      pageClosed(1000, '', ['Normal Closure', 'normal', '≈ 200']),
    ),
  },
  {
    id: 'bad-url',
    title: 'URL with an undefined port',
    group: 'The page makes a mistake',
    story: 'The URL is invalid: the constructor throws SyntaxError.',
    server: null,
    play: inPage({ url: 'ws://localhost:undefined/fault/bad-url', protocols: [] }),
    cause: 'bad-url',
    expected: threw('bad URL', {
      name: 'SyntaxError',
      message: "Failed to construct 'WebSocket': The URL 'ws://localhost:undefined/' is invalid.",
    }),
  },
  {
    id: 'bad-protocol',
    title: 'Subprotocol with a space',
    group: 'The page makes a mistake',
    story: 'A subprotocol must be a token: the constructor throws SyntaxError.',
    server: null,
    play: inPage(toServer('bad-protocol', ['my protocol'])),
    cause: 'bad-subprotocol',
    expected: threw('bad subprotocol', {
      name: 'SyntaxError',
      message: "Failed to construct 'WebSocket': The subprotocol 'my protocol' is invalid.",
    }),
  },
  {
    id: 'duplicate-protocol',
    title: 'The same subprotocol twice',
    group: 'The page makes a mistake',
    story: 'No subprotocol may be offered twice: the constructor throws SyntaxError.',
    server: null,
    play: inPage(toServer('duplicate-protocol', ['chat', 'chat'])),
    cause: 'bad-subprotocol',
    expected: threw('bad subprotocol', {
      name: 'SyntaxError',
      message: "Failed to construct 'WebSocket': The subprotocol 'chat' is duplicated.",
    }),
  },
  {
    id: 'fragment',
    title: 'URL with a fragment',
    group: 'The page makes a mistake',
    story: 'A URL with a #fragment: the constructor throws SyntaxError.',
    server: { does: 'close', code: 1000, reason: 'the fragment was dropped', after: 20 },
    play: inPage({ url: '{server}/fault/fragment#part', protocols: [] }),
    cause: 'bad-url',
    expected: threw('bad URL', {
      name: 'SyntaxError',
      message:
        "Failed to construct 'WebSocket': The URL contains a fragment identifier ('part'). Fragment identifiers are not allowed in WebSocket URLs.",
    }),
  },
];
