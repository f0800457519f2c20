import { endedBy } from '../evidence/concerns';
import { serverSaid } from '../evidence/server-closes';
import { word } from '../examples/server-closes.fixture';
import type { Cause, CauseExamples } from './cause';

export const serverOverloaded: Cause<'server-overloaded'> = {
  id: 'server-overloaded',
  title: 'The server is too busy',
  explanation: 'The server closed with 1013, Try Again Later: it has no room for this client now.',
  change: 'Wait longer before the next attempt, with a growing random delay; give the server more capacity.',
  where: 'server',
  role: 'fault',
  sources: ['IANA registry: 1013 Try Again Later', 'github:BasedHardware/omi#5520'],
  fixes: ['page-backoff'],
  concerns: endedBy('cut', 'server', 'broken', 'refused'),
  predicate: serverSaid(1013),
};

export const examples = (): CauseExamples => word(1013);
