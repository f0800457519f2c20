import { CODES } from '../../../data/cause-sources';
import { endedBy } from '../evidence/concerns';
import { serverSaid } from '../evidence/server-closes';
import { word } from '../examples/server-closes.fixture';
import type { Cause, CauseExamples } from './cause';

export const serverFailed: Cause<'server-failed'> = {
  id: 'server-failed',
  title: 'The server failed',
  explanation: 'The server closed with 1011: something unexpected happened in its handler.',
  change: "Find the exception in the server's log at this time.",
  where: 'server',
  role: 'fault',
  sources: [CODES],
  fixes: [],
  concerns: endedBy('cut', 'server', 'broken', 'refused'),
  predicate: serverSaid(1011),
};

export const examples = (): CauseExamples => word(1011);
