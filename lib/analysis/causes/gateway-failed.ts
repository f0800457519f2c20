import { endedBy } from '../evidence/concerns';
import { serverSaid } from '../evidence/server-closes';
import { word } from '../examples/server-closes.fixture';
import type { Cause, CauseExamples } from './cause';

export const gatewayFailed: Cause<'gateway-failed'> = {
  id: 'gateway-failed',
  title: 'The server behind the gateway is gone',
  explanation: 'A gateway closed with 1014: it got no proper answer from the server behind it.',
  change: 'See whether the application behind the gateway runs, and reconnect with a delay.',
  where: 'server',
  role: 'fault',
  sources: ['IANA registry: 1014 Bad Gateway'],
  fixes: [],
  concerns: endedBy('cut', 'server', 'broken', 'refused'),
  predicate: serverSaid(1014),
};

export const examples = (): CauseExamples => word(1014);
