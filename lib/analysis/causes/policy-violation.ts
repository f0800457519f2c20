import { CODES } from '../../../data/cause-sources';
import { endedBy } from '../evidence/concerns';
import { isLoginCode, serverSaid } from '../evidence/server-closes';
import { word } from '../examples/server-closes.fixture';
import type { Cause, CauseExamples } from './cause';

export const policyViolation: Cause<'policy-violation'> = {
  id: 'policy-violation',
  title: "A rule of the server's was broken",
  explanation: 'The server closed with 1008, the code for whatever its rules forbid: often a missing login.',
  change: 'Read the reason; check login, permissions and rate limits. Do not retry unchanged.',
  where: 'page',
  role: 'fault',
  sources: [CODES],
  fixes: [],
  concerns: endedBy('cut', 'server', 'broken', 'refused'),
  predicate: (end) => (isLoginCode(end) ? null : serverSaid(1008)(end)),
};

export const examples = (): CauseExamples => word(1008);
