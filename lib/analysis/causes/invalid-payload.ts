import { CODES } from '../../../data/cause-sources';
import { endedBy } from '../evidence/concerns';
import { serverSaid } from '../evidence/server-closes';
import { word } from '../examples/server-closes.fixture';
import type { Cause, CauseExamples } from './cause';

export const invalidPayload: Cause<'invalid-payload'> = {
  id: 'invalid-payload',
  title: 'The server could not read a message',
  explanation: 'The server closed with 1007: what a message held was not what its type promised.',
  change: 'Look at the last message that was sent: its encoding, or the shape that the server expects.',
  where: 'page',
  role: 'fault',
  sources: [CODES],
  fixes: [],
  concerns: endedBy('cut', 'server', 'broken', 'refused'),
  predicate: serverSaid(1007),
};

export const examples = (): CauseExamples => word(1007);
