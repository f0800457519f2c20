import type { Fault } from '../fault';
import { broken, handshakeFailed, inPage, toServer } from './expectations';

/** Faults that last until the browser gives up. Not part of 'Play all'. */
export const SLOW: Fault[] = [
  {
    id: 'hang-closing',
    title: 'Unanswered close()',
    group: 'Slow',
    story: 'The page closes, and the server never answers: Chromium gives up after 60 s, Firefox after about 20.',
    server: { does: 'hang', when: 'closing' },
    play: inPage(toServer('hang-closing'), { do: 'wait-open' }, { do: 'close', args: [1000, 'anybody there?'] }),
    cause: 'closing-unanswered',
    expected: { ...broken('page', null), evidence: { status: 101 } },
    slow: 70,
  },
  {
    id: 'hang-opening',
    title: 'Unanswered handshake',
    group: 'Slow',
    story: 'The server never answers the handshake: Chromium gives up after 4 minutes, Firefox after 20 s.',
    server: { does: 'hang', when: 'opening' },
    play: inPage(toServer('hang-opening')),
    cause: 'handshake-hangs',
    expected: handshakeFailed('network', 'timed out', {
      phase: 'http-answer',
      failure: 'WebSocket opening handshake timed out',
    }),
    slow: 260,
  },
];
