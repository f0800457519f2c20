import { ended, several } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { timed } from '../evidence/limits';
import { aged, idle } from '../examples/limits.fixture';
import type { Cause, CauseExamples } from './cause';

export const lifetimeLimit: Cause<'lifetime-limit'> = {
  id: 'lifetime-limit',
  title: 'Cut at a fixed age, whatever the traffic',
  explanation: 'Something on the way lets a connection live for a fixed time, however busy it is.',
  change: 'Raise the limit where it is set; a ping does not help. Have the client reconnect before it strikes.',
  where: 'proxy',
  role: 'fault',
  sources: ['github:GoogleCloudPlatform/gcpdiag lb/BP/2025_002', 'hotsock.io docs'],
  fixes: ['caddy-timeout', 'cloud-run-timeout', 'gcp-backend-timeout', 'gke-backend-config', 'daphne-ping'],
  concerns: endedBy('cut', 'server', 'page', 'both'),
  predicate: (end) => timed(end, 'age'),
};

export const examples = (): CauseExamples => ({
  fits: {
    'four sockets end at 30 s, busy': { level: 'likely', first: true, log: aged(30_000) },
    'four sockets end at a number of nobody': { level: 'likely', first: true, log: aged(47_000) },
    'nothing was ever sent, so silence and age are one': {
      level: 'possible',
      log: several(4, 200_000, (plan) => ended({ ...plan, age: 45_000 + plan.number, silence: 45_000 + plan.number })),
    },
  },
  misses: {
    'they end together, having begun together': several(5, 3, (plan) => ended({ ...plan, age: 30_000 - plan.at })),
    'others live longer': [...aged(30_000), ended({ number: 9, at: 900_000, age: 300_000, code: 1000 })],
    'silence is the number': idle(60_000),
    'one alone at a number of nobody': [ended({ age: 47_000, messages: 90 })],
  },
});
