import { CODES } from '../../../data/cause-sources';
import { endedBy } from '../evidence/concerns';
import { reasonOf } from '../evidence/evidence';
import { speaksOf } from '../evidence/reason';
import { closeFrame } from '../evidence/server-closes';
import { word } from '../examples/server-closes.fixture';
import type { Cause, CauseExamples } from './cause';

export const closedNormally: Cause<'closed-normally'> = {
  id: 'closed-normally',
  title: 'The server was done',
  explanation: 'The server closed with 1000, the code for a connection that has served its purpose.',
  change: 'Nothing, unless it came too soon: then look in the server for who closes.',
  where: 'nowhere',
  role: 'ordinary',
  sources: [CODES],
  fixes: [],
  concerns: endedBy('cut', 'server', 'broken', 'refused'),
  predicate(end) {
    if (end.endType !== 'server' || end.code !== 1000) return null;
    // The server's own words outrank its code.
    const isOtherwise = speaksOf(reasonOf(end)) !== null;
    return { level: isOtherwise ? 'possible' : 'certain', support: [closeFrame(end)] };
  },
};

export const examples = (): CauseExamples => word(1000, 'certain');
