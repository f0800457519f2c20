import { closedByPage, ended, several } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { reasonOf } from '../evidence/evidence';
import { timed } from '../evidence/limits';
import { speaksOf } from '../evidence/reason';
import { closeFrame } from '../evidence/server-closes';
import { idle } from '../examples/limits.fixture';
import type { Cause, CauseExamples } from './cause';

export const idleTimeout: Cause<'idle-timeout'> = {
  id: 'idle-timeout',
  title: 'Cut after a time without traffic',
  explanation:
    'Something between page and server, or the server itself, ends connections that stay silent for too long.',
  change: 'Let the server send a ping more often than the limit (half of it is usual), or raise the limit.',
  where: 'proxy',
  role: 'fault',
  sources: ['github:websockets/ws#1598', 'RFC 6455 §5.5.2'],
  fixes: [
    'haproxy-tunnel',
    'aws-nlb-idle-timeout',
    'ws-ping',
    'socket-io-options',
    'graphql-ws-server',
    'phoenix-timeout',
    'daphne-ping',
    'spring-heartbeat',
    'aspnet-websockets',
    'nginx-timeout',
    'ingress-nginx-timeout',
    'apache-upgrade',
    'aws-alb-idle-timeout',
    'uvicorn-ping',
    'spring-container',
    'python-websockets-serve',
  ],
  concerns: endedBy('cut', 'server', 'page', 'both'),
  predicate(end) {
    const claim = timed(end, 'silence');
    const said = end.endType === 'server' && speaksOf(reasonOf(end)) === 'idle';
    if (!said) return claim;
    return {
      level: 'likely',
      weight: 2,
      support: [closeFrame(end), ...(claim?.support ?? [])],
      contradiction: claim?.contradiction ?? [],
    };
  },
};

export const examples = (): CauseExamples => ({
  fits: {
    'four sockets agree on 60 s': { level: 'likely', first: true, log: idle(60_000) },
    'four sockets agree on a number of nobody': { level: 'likely', first: true, log: idle(37_300) },
    'one alone, at a number that is known': {
      level: 'likely',
      first: true,
      log: [ended({ age: 200_000, silence: 60_020 })],
    },
    'one alone, after long silence': { level: 'possible', log: [ended({ age: 200_000, silence: 43_000 })] },
    'the server says so': {
      level: 'likely',
      log: [ended({ code: 1001, reason: 'Idle Timeout', age: 300_000, silence: 47_000 })],
    },
    'cut, though one lived through more': {
      level: 'likely',
      log: [...idle(60_000), closedByPage({ number: 9, at: 9_000_000, age: 400_000, silence: 200_000 })],
    },
  },
  misses: {
    'in the middle of traffic': several(4, 200_000, (plan) =>
      ended({ ...plan, age: 60_000, silence: 900 * plan.number, messages: 60 }),
    ),
    'the page closed after a minute of silence': several(4, 200_000, (plan) =>
      closedByPage({ ...plan, age: 90_000 + plan.at / 10, silence: 60_000 }),
    ),
    'one alone, after a short silence': [ended({ age: 200_000, silence: 12_000 })],
    'offline, at a number that is known': [ended({ age: 200_000, silence: 60_020, record: { online: false } })],
    'a number that another socket lived through': [
      ended({ age: 200_000, silence: 60_020 }),
      closedByPage({ number: 2, at: 300_000, age: 400_000, silence: 200_000 }),
    ],
  },
});
