import { CHROMIUM_CHANNEL } from '../../../data/cause-sources';
import { ended } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { MASKED_SENTENCE } from '../evidence/server-closes';
import { reportedClaim } from '../evidence/unreachable';
import { broke, MASKED, RESERVED } from '../examples/server-closes.fixture';
import type { Cause, CauseExamples } from './cause';

export const maskedFrame: Cause<'masked-frame'> = {
  id: 'masked-frame',
  title: 'The server masked its frames',
  explanation: 'A server must not mask what it sends; only clients do.',
  change: "Use the library's server side, not its client side, for frames that go to the browser.",
  where: 'server',
  role: 'fault',
  sources: ['github:skaarj1989/mWebSockets#80', CHROMIUM_CHANNEL],
  fixes: [],
  concerns: endedBy('cut', 'server', 'broken', 'refused'),
  predicate: (end) => reportedClaim(end, MASKED_SENTENCE.test(end.failure?.sentence ?? '')),
};

export const examples = (): CauseExamples => ({
  fits: { 'Chromium says so': { level: 'certain', first: true, log: [broke(MASKED)] } },
  misses: { 'reserved bits': [broke(RESERVED)], '1002 from the server': [ended({ code: 1002 })] },
});
