import { CODES } from '../../../data/cause-sources';
import type { Case } from '../case';
import { endedBy } from '../evidence/concerns';
import { AT_ONCE, isUnheard, serverSaid } from '../evidence/server-closes';
import { word } from '../examples/server-closes.fixture';
import type { Cause, CauseExamples } from './cause';

/** Whether the server closed before anything was said. */
function isBeforeFirstMessage(end: Case): boolean {
  return (end.ageMs ?? 0) < AT_ONCE && isUnheard(end) && (end.record.traffic?.sent.messages ?? 0) <= 1;
}

export const protocolError: Cause<'protocol-error'> = {
  id: 'protocol-error',
  title: 'The server saw a protocol error',
  explanation: 'The server closed with 1002: it read a frame that breaks the WebSocket protocol.',
  change:
    'Suspect what lies between: a browser sends proper frames, so look for a proxy or for compression that changes them.',
  where: 'proxy',
  role: 'fault',
  sources: [CODES],
  fixes: [],
  concerns: endedBy('cut', 'server', 'broken', 'refused'),
  predicate(end) {
    const claim = serverSaid(1002)(end);
    const isAtOnce = claim !== null && isBeforeFirstMessage(end) && end.record.protocol !== '';
    return isAtOnce ? { ...claim, level: 'possible' } : claim;
  },
};

export const examples = (): CauseExamples => word(1002);
