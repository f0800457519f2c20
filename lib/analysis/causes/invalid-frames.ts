import { CHROMIUM_CHANNEL } from '../../../data/cause-sources';
import { ended } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { MASKED_SENTENCE, RESERVED_SENTENCE, UTF8_SENTENCE } from '../evidence/server-closes';
import { reportedClaim } from '../evidence/unreachable';
import { broke, MASKED, RESERVED } from '../examples/server-closes.fixture';
import type { Cause, CauseExamples } from './cause';

const hasOwnCause = (sentence: string): boolean =>
  MASKED_SENTENCE.test(sentence) ||
  UTF8_SENTENCE.test(sentence) ||
  RESERVED_SENTENCE.test(sentence) ||
  sentence.startsWith('Page entered');

export const invalidFrames: Cause<'invalid-frames'> = {
  id: 'invalid-frames',
  title: 'An invalid frame arrived',
  explanation:
    'A frame broke the WebSocket protocol: the server sent it so, wrote an HTTP response into the socket, or something on the way (an antivirus program on this computer, a proxy) changed it.',
  change:
    'See that nobody writes to the raw socket after the upgrade (a second handler, a response behind it); if others are spared, look at antivirus programs and proxies, and use wss:.',
  where: 'server',
  role: 'fault',
  sources: ['github:sta/websocket-sharp#120', CHROMIUM_CHANNEL],
  fixes: ['ws-no-compression'],
  concerns: endedBy('cut', 'server', 'broken', 'refused'),
  predicate(end) {
    // Firefox tells no page of a socket whose first frame breaks it at once.
    const isFirst = end.endType === 'refused' && end.handshake?.phase === 'open' && !end.failure;
    if (isFirst)
      return {
        level: 'possible',
        support: [
          { fact: 'status', status: 101 },
          { fact: 'told', code: 1006 },
        ],
      };
    if (end.endType !== 'broken') return null;
    if (end.failure?.phase === 'open' && !hasOwnCause(end.failure.sentence)) return reportedClaim(end, true);
    // Chromium tells the page of an error only where it failed the connection itself.
    return end.failure === null && end.code === 1006
      ? { level: 'likely', support: [{ fact: 'told', code: 1006 }, { fact: 'error-event' }] }
      : null;
  },
};

export const examples = (): CauseExamples => ({
  fits: {
    'reserved bits': { level: 'certain', first: true, log: [broke(RESERVED)] },
    'a Close frame of one byte': {
      level: 'certain',
      first: true,
      log: [broke('Received a broken close frame with an invalid size of 1 byte.')],
    },
    'Chromium fired an error, and nobody heard the reason': {
      level: 'likely',
      first: true,
      log: [ended({ errorEvent: true })],
    },
  },
  misses: {
    'a masked frame': [broke(MASKED)],
    'cut, and no error': [ended()],
    'the cache': [broke('Page entered Back-Forward Cache.')],
  },
});
