import { CODES } from '../../../data/cause-sources';
import { endedBy } from '../evidence/concerns';
import { serverSaid } from '../evidence/server-closes';
import { word } from '../examples/server-closes.fixture';
import type { Cause, CauseExamples } from './cause';

export const unsupportedData: Cause<'unsupported-data'> = {
  id: 'unsupported-data',
  title: 'The server does not take this kind of message',
  explanation: 'The server closed with 1003: it got binary where it takes text, or the other way round.',
  change: 'Send the kind of message (string or binary) that the server handles.',
  where: 'page',
  role: 'fault',
  sources: [CODES],
  fixes: [],
  concerns: endedBy('cut', 'server', 'broken', 'refused'),
  predicate: serverSaid(1003),
};

export const examples = (): CauseExamples => word(1003);
