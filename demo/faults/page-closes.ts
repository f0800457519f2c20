import type { Expected, Fault, Step } from '../fault';
import { handshakeFailed, inPage, pageClosed, serverClosed, threw, toServer } from './expectations';

const OPENED: Step = { do: 'wait-open' };

/** Firefox never tells an extension how a request ended that the page gave up. */
const NO_LAST_EVENT: Partial<Expected> = { evidence: null };

export const PAGE_CLOSES: Fault[] = [
  {
    id: 'page-close-1000',
    title: 'close(1000)',
    group: 'The page closes',
    story: 'The page closes with 1000 and a reason, and the server echoes it.',
    server: { does: 'echo' },
    play: inPage(toServer('page-close-1000'), OPENED, { do: 'close', args: [1000, 'logged out'] }),
    expected: pageClosed(1000, 'logged out'),
  },
  {
    id: 'page-close-bare',
    title: 'close()',
    group: 'The page closes',
    story: 'The page closes without a code: the Close frame has no body.',
    server: { does: 'echo' },
    play: inPage(toServer('page-close-bare'), OPENED, { do: 'close', args: [] }),
    expected: pageClosed(1005, ''),
  },
  {
    id: 'page-close-3001',
    title: 'close(3001)',
    group: 'The page closes',
    story: 'The page closes with a code of the registered range.',
    server: { does: 'echo' },
    play: inPage(toServer('page-close-3001'), OPENED, { do: 'close', args: [3001] }),
    expected: pageClosed(3001, ''),
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
    expected: pageClosed(4999, 'heartbeat lost 💔'),
  },
  {
    id: 'page-close-connecting',
    title: 'close() while CONNECTING',
    group: 'The page closes',
    story: 'The page closes before the server has answered, as an effect that runs twice does.',
    server: { does: 'hang', when: 'opening' },
    play: inPage(toServer('page-close-connecting'), { do: 'close', args: [] }),
    expected: handshakeFailed('page', {
      phase: 'cancelled',
      failure: 'WebSocket is closed before the connection is established.',
    }),
    firefox: NO_LAST_EVENT,
  },
  {
    id: 'page-close-impatient',
    title: 'close() after waiting',
    group: 'The page closes',
    story: "The server does not answer the handshake, and the page's own time-out closes after 300 ms.",
    server: { does: 'hang', when: 'opening' },
    play: inPage(toServer('page-close-impatient'), { do: 'wait', milliseconds: 300 }, { do: 'close', args: [] }),
    expected: handshakeFailed('page', {
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
    expected: pageClosed(4001, 'first'),
  },
  {
    id: 'page-close-closed',
    title: 'close() when all is over',
    group: 'The page closes',
    story: 'The server closes with 4000, then the page closes a socket that is CLOSED: nothing happens.',
    server: { does: 'close', code: 4000, reason: 'over', after: 20 },
    play: inPage(toServer('page-close-closed'), { do: 'wait-close' }, { do: 'close', args: [1000] }),
    expected: serverClosed(4000, 'over'),
  },
];

/** The server says something and closes; the page closes in the very handler of that message. */
export const CROSSING: Fault[] = [
  {
    id: 'crossing-4001',
    title: 'close() as the server closes with 4001',
    group: 'The page closes',
    story:
      'The server sends an error and closes with 4001; the page closes when it gets the error. Both Close frames cross.',
    server: { does: 'close', code: 4001, reason: 'app key unknown', after: 20, message: '{"event":"pusher:error"}' },
    play: inPage(toServer('crossing-4001'), { do: 'wait-message' }, { do: 'close', args: [] }),
    expected: serverClosed(4001, 'app key unknown'),
  },
  {
    id: 'crossing-reason',
    title: 'close(1000) as the server closes with a reason',
    group: 'The page closes',
    story: 'Both close with 1000, and the reason is one that the page never gave.',
    server: { does: 'close', code: 1000, reason: 'Normal closure', after: 20, message: 'c[4001,"kicked"]' },
    play: inPage(toServer('crossing-reason'), { do: 'wait-message' }, { do: 'close', args: [1000, 'kicked'] }),
    expected: serverClosed(1000, 'Normal closure'),
  },
  {
    id: 'crossing-untold',
    title: 'close() as the server closes with 1000',
    group: 'The page closes',
    story: 'The page closes without a code and the server with a bare 1000, which some servers answer with as well.',
    server: { does: 'close', code: 1000, reason: '', after: 20, message: 'bye' },
    play: inPage(toServer('crossing-untold'), { do: 'wait-message' }, { do: 'close', args: [] }),
    expected: { ...serverClosed(1000, ''), closedBy: 'both' },
  },
];

/** Calls that throw. The socket lives on, and is then closed as it should be. */
export const MISTAKES: Fault[] = [
  {
    id: 'misuse-close-1001',
    title: 'close(1001)',
    group: 'The page makes a mistake',
    story: 'A page may close with 1000 or 3000-4999 only: InvalidAccessError. Then it closes with 1000.',
    server: { does: 'echo' },
    play: inPage(
      toServer('misuse-close-1001'),
      OPENED,
      { do: 'close', args: [1001, 'leaving'] },
      { do: 'close', args: [1000] },
    ),
    expected: pageClosed(1000, ''),
  },
  {
    id: 'misuse-long-reason',
    title: 'A reason over 123 bytes',
    group: 'The page makes a mistake',
    story: 'The reason must fit in one frame with the code: SyntaxError. Then the page closes with 4000.',
    server: { does: 'echo' },
    play: inPage(
      toServer('misuse-long-reason'),
      OPENED,
      { do: 'close', args: [4000, '€'.repeat(42)] },
      { do: 'close', args: [4000, 'in short'] },
    ),
    expected: pageClosed(4000, 'in short'),
  },
  {
    id: 'misuse-early-send',
    title: 'send() while CONNECTING',
    group: 'The page makes a mistake',
    story: 'The page sends before the connection is open: InvalidStateError. Then it waits and closes.',
    server: { does: 'echo' },
    play: inPage(toServer('misuse-early-send'), { do: 'send', bytes: 5 }, OPENED, { do: 'close', args: [1000] }),
    expected: pageClosed(1000, ''),
  },
  {
    id: 'bad-url',
    title: 'A URL with an undefined port',
    group: 'The page makes a mistake',
    story: 'The URL is no URL: the constructor throws SyntaxError.',
    server: null,
    play: inPage({ url: 'ws://localhost:undefined/fault/bad-url', protocols: [] }),
    expected: threw(),
  },
  {
    id: 'bad-protocol',
    title: 'A subprotocol with a space',
    group: 'The page makes a mistake',
    story: 'A subprotocol must be a token: the constructor throws SyntaxError.',
    server: null,
    play: inPage(toServer('bad-protocol', ['my protocol'])),
    expected: threw(),
  },
  {
    id: 'duplicate-protocol',
    title: 'The same subprotocol twice',
    group: 'The page makes a mistake',
    story: 'No subprotocol may be offered twice: the constructor throws SyntaxError.',
    server: null,
    play: inPage(toServer('duplicate-protocol', ['chat', 'chat'])),
    expected: threw(),
  },
  {
    id: 'fragment',
    title: 'A URL with a fragment',
    group: 'The page makes a mistake',
    story: 'A URL with a #fragment: the constructor throws SyntaxError.',
    server: { does: 'close', code: 1000, reason: 'the fragment was dropped', after: 20 },
    play: inPage({ url: '{server}/fault/fragment#part', protocols: [] }),
    expected: threw(),
  },
];
