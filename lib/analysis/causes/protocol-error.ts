import { CODES } from '../../../data/cause-sources';
import { endedBy } from '../evidence/concerns';
import { serverSaid } from '../evidence/server-closes';
import { word } from '../examples/server-closes.fixture';
import type { Cause, CauseExamples } from './cause';

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
  concerns: endedBy('cut', 'server', 'broken'),
  predicate: serverSaid(1002),
};

export const examples = (): CauseExamples => word(1002);
