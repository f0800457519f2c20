import { CHROMIUM_CHANNEL } from '../../../data/cause-sources';
import { ended } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { UTF8_SENTENCE } from '../evidence/server-closes';
import { reportedClaim } from '../evidence/unreachable';
import { broke, RESERVED } from '../examples/server-closes.fixture';
import type { Cause, CauseExamples } from './cause';

export const badUtf8: Cause<'bad-utf8'> = {
  id: 'bad-utf8',
  title: 'The server sent text that is not UTF-8',
  explanation: 'A text message or a close reason held bytes that are not UTF-8.',
  change: 'Encode text as UTF-8, cut reasons at characters, and send other bytes as binary messages.',
  where: 'server',
  role: 'fault',
  sources: ['github:skaarj1989/mWebSockets#80', CHROMIUM_CHANNEL, 'RFC 6455 §8.1'],
  fixes: [],
  concerns: endedBy('cut', 'server', 'broken', 'refused'),
  predicate: (end) => reportedClaim(end, end.failure?.phase === 'open' && UTF8_SENTENCE.test(end.failure.sentence)),
};

export const examples = (): CauseExamples => {
  const UTF8 = 'Could not decode a text frame as UTF-8.';

  return {
    fits: {
      'a text frame': { level: 'certain', first: true, log: [broke(UTF8)] },
      'a close reason': {
        level: 'certain',
        first: true,
        log: [broke('Received a broken close frame containing invalid UTF-8.')],
      },
    },
    misses: { '1007 from the server': [ended({ code: 1007 })], 'reserved bits': [broke(RESERVED)] },
  };
};
