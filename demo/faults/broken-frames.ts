import type { Expected, Fault } from '../fault';
import { broken, inPage, serverClosed, toServer } from './expectations';

/** Firefox lets it pass, and gets the server's Close 1000. */
const LET_PASS = serverClosed(1000, 'nobody minded');

/** After the page's first message the server writes these bytes (RFC 6455 section 5.2). */
export const BROKEN_FRAMES: Fault[] = [
  frames(
    'reserved-bits',
    'Reserved bits',
    'a text frame with a reserved bit set',
    'c1 02 6869',
    'One or more reserved bits are on: reserved1 = 1, reserved2 = 0, reserved3 = 0',
  ),
  frames('bad-opcode', 'Unknown opcode', 'a frame with opcode 3', '83 00', 'Unrecognized frame opcode: 3'),
  frames(
    'masked',
    'Masked frame',
    'a masked frame, as only a client may',
    '81 82 00000000 6869',
    'A server must not mask any frames that it sends to the client.',
    LET_PASS,
  ),
  frames(
    'bad-utf8',
    'Text that is not UTF-8',
    'a text frame that is not UTF-8',
    '81 02 c328',
    'Could not decode a text frame as UTF-8.',
  ),
  frames(
    'lone-continuation',
    'A continuation of nothing',
    'a continuation frame without a beginning',
    '80 02 6869',
    'Received unexpected continuation frame.',
  ),
  frames(
    'interrupted-message',
    'A message within a message',
    'the first part of a message, then another message',
    '01 01 68 81 01 69',
    'Received start of new message but previous message is unfinished.',
  ),
  frames(
    'long-control-frame',
    'Ping that is too long',
    'a ping of 126 bytes, one more than there may be',
    `89 7e 007e ${'00'.repeat(126)}`,
    'Invalid frame header',
  ),
  frames(
    'split-control-frame',
    'Ping in parts',
    'a ping that is not the final fragment',
    '09 00',
    'Invalid frame header',
  ),
  frames(
    'long-length',
    'Length written too long',
    'a frame whose length takes more bytes than it needs',
    '81 7e 0002 6869',
    'Invalid frame header',
  ),
  frames(
    'one-byte-close',
    'Close frame of one byte',
    'a Close frame whose body is half a code',
    '88 01 03',
    'Received a broken close frame with an invalid size of 1 byte.',
    serverClosed(1005, ''),
  ),
  frames(
    'close-bad-utf8',
    'Close reason that is not UTF-8',
    'a Close frame whose reason is not UTF-8',
    '88 04 03e8 c328',
    'Received a broken close frame containing invalid UTF-8.',
  ),
  frames(
    'close-after-close',
    'Close after Close',
    'two Close frames at once',
    '88 02 03e8 88 02 0fa0',
    'Close received after close',
    serverClosed(1000, ''),
  ),
];

function frames(
  id: string,
  title: string,
  what: string,
  hex: string,
  failure: string | RegExp,
  // It tells nobody what was wrong, and fires the same events when a connection is reset.
  firefox: Partial<Expected> = { closedBy: 'unknown' },
): Fault {
  return {
    id,
    title,
    group: 'Broken frames',
    story: `The server opens the connection, and answers a message with ${what}.`,
    server: { does: 'frames', hex, when: 'first-message' },
    play: inPage(toServer(id), { do: 'wait-open' }, { do: 'send', bytes: 2 }),
    expected: broken('browser', failure),
    firefox,
  };
}
