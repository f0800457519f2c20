import { endedBy } from '../evidence/concerns';
import { product } from '../evidence/limits';
import { aged, idle, nginx } from '../examples/limits.fixture';
import type { Cause, CauseExamples } from './cause';

export const nginxReadTimeout: Cause<'nginx-read-timeout'> = {
  id: 'nginx-read-timeout',
  title: 'nginx proxy_read_timeout',
  explanation: 'nginx ends a proxied connection on which nothing was sent for proxy_read_timeout, 60 s unless set.',
  change: 'Raise proxy_read_timeout for this location, or ping from the server more often than that.',
  where: 'proxy',
  role: 'fault',
  sources: ['github:websockets/ws#1598', 'https://nginx.org/en/docs/http/websocket.html'],
  fixes: [
    'nginx-timeout',
    'ingress-nginx-timeout',
    'ws-ping',
    'socket-io-options',
    'graphql-ws-server',
    'spring-heartbeat',
    'aspnet-websockets',
  ],
  concerns: endedBy('cut', 'server', 'page', 'both'),
  predicate: product('nginx-read-timeout'),
};

export const examples = (): CauseExamples => ({
  fits: {
    'nginx answered, and 60 s': { level: 'likely', first: true, log: idle(60_000, 4, nginx) },
    'nobody knows who answered': { level: 'possible', log: idle(60_000) },
  },
  misses: {
    'nginx answered, and 100 s': idle(100_000, 4, nginx),
    'another server answered': idle(60_000, 4, {
      status: 101,
      responseHeaders: [{ name: 'Server', value: 'Apache' }],
    }),
    '60 s of age, with traffic': aged(60_000, 4, nginx),
  },
});
