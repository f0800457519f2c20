import type { CauseId } from '../../lib/analysis/causes/all';
import type { Expected, Fault } from '../fault';
import { ACCEPTED, broken, inPage, serverClosed, toServer } from './expectations';

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
    { cause: 'masked-frame', firefox: ACCEPTED },
  ),
  frames(
    'bad-utf8',
    'Text that is not UTF-8',
    'a text frame that is not UTF-8',
    '81 02 c328',
    'Could not decode a text frame as UTF-8.',
    { cause: 'bad-utf8' },
  ),
  frames(
    'lone-continuation',
    'A continuation of nothing',
    'a continuation frame without a first frame',
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
    'Ping over 125 bytes',
    'a ping of 126 bytes, one more than allowed',
    `89 7e 007e ${'00'.repeat(126)}`,
    'Invalid frame header',
  ),
  frames(
    'split-control-frame',
    'Fragmented ping',
    'a ping that is not the final fragment',
    '09 00',
    'Invalid frame header',
  ),
  frames(
    'long-length',
    'Length not in its shortest form',
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
    { firefox: serverClosed(1005, '', ['No Status Rcvd', 'normal', '~ 204']) },
  ),
  frames(
    'close-bad-utf8',
    'Close reason that is not UTF-8',
    'a Close frame whose reason is not UTF-8',
    '88 04 03e8 c328',
    'Received a broken close frame containing invalid UTF-8.',
    { cause: 'bad-utf8' },
  ),
  frames(
    'close-after-close',
    'Close after Close',
    'two Close frames at once',
    '88 02 03e8 88 02 0fa0',
    'Close received after close',
    { firefox: serverClosed(1000, '', ['Normal Closure', 'normal', '≈ 200']) },
  ),
];

function frames(
  id: string,
  title: string,
  what: string,
  hex: string,
  failure: string | RegExp,
  {
    cause = 'invalid-frames',
    // Firefox does not say what was wrong, and fires the same events when a connection is reset.
    firefox = { closedBy: 'unknown' },
  }: { cause?: CauseId; firefox?: Partial<Expected> } = {},
): Fault {
  return {
    id,
    title,
    group: 'Broken frames',
    story: `The server accepts the connection, and answers a message with ${what}.`,
    server: { does: 'frames', hex, when: 'first-message' },
    play: inPage(toServer(id), { do: 'wait-open' }, { do: 'send', bytes: 2 }),
    cause,
    expected: broken('browser', failure),
    firefox,
  };
}
