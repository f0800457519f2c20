import type { Case } from '../case';
import { ended } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { reasonOf } from '../evidence/evidence';
import { speaksOf } from '../evidence/reason';
import { closeFrame } from '../evidence/server-closes';
import type { Observation } from '../finding';
import type { Cause, CauseExamples } from './cause';

function silence({ silentMs }: Case): Observation[] {
  return silentMs === null ? [] : [{ fact: 'silence', ms: silentMs, since: 'either' }];
}

export const keepaliveTimeout: Cause<'keepalive-timeout'> = {
  id: 'keepalive-timeout',
  title: "The server's ping got no answer",
  explanation:
    'The server pings, and ends the connection when no pong comes in time: the page, its network or the server itself was stuck.',
  change:
    "Look for what blocked the page's or the server's event loop; raise the server's ping time-out if clients sleep or are slow.",
  where: 'server',
  role: 'fault',
  sources: ['github:python-websockets/websockets#1128'],
  fixes: ['uvicorn-ping', 'python-websockets-serve', 'signalr-options', 'daphne-ping', 'socket-io-options'],
  concerns: endedBy('cut', 'server', 'page', 'both'),
  predicate(end) {
    if (end.endType !== 'server' || speaksOf(reasonOf(end)) !== 'ping') return null;
    // No ping can time out that soon; still it is the server's own word.
    const isEarly = (end.ageMs ?? 0) < 2_000;
    return {
      level: 'likely',
      weight: 2,
      support: [closeFrame(end), ...silence(end)],
      contradiction: isEarly ? [{ fact: 'age', ms: end.ageMs ?? 0 }] : [],
    };
  },
};

export const examples = (): CauseExamples => ({
  fits: {
    'python-websockets says so': {
      level: 'likely',
      first: true,
      log: [ended({ code: 1011, reason: 'keepalive ping timeout', age: 90_000, silence: 41_000 })],
    },
    'another server says so': { level: 'likely', log: [ended({ code: 4000, reason: 'no pong in 30 s' })] },
  },
  misses: {
    'it failed otherwise': [ended({ code: 1011, reason: 'Internal server error' })],
    'it says that it plays ping-pong': [ended({ code: 1000, reason: 'ping-pong is over' })],
    'it says nothing': [ended({ code: 1011 })],
  },
});
