import { endedBy } from '../evidence/concerns';
import { product } from '../evidence/limits';
import { idle, nginx } from '../examples/limits.fixture';
import type { Cause, CauseExamples } from './cause';

export const awsAlbIdle: Cause<'aws-alb-idle'> = {
  id: 'aws-alb-idle',
  title: 'AWS load balancer idle timeout',
  explanation:
    'An AWS load balancer ends connections that stay silent for its idle timeout, 60 s unless set; a ping each 60 s races it.',
  change: 'Raise idle_timeout.timeout_seconds, or ping every 30 s.',
  where: 'proxy',
  role: 'fault',
  sources: ['https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html'],
  fixes: [
    'aws-alb-idle-timeout',
    'ws-ping',
    'socket-io-options',
    'graphql-ws-server',
    'spring-heartbeat',
    'aspnet-websockets',
  ],
  concerns: endedBy('cut', 'server', 'page', 'both'),
  predicate: product('aws-alb-idle'),
};

export const examples = (): CauseExamples => {
  const alb = { status: 101, responseHeaders: [{ name: 'Set-Cookie', value: 'AWSALB=abc; Path=/' }] };

  return {
    fits: { "the balancer's cookie, and 60 s": { level: 'likely', first: true, log: idle(60_000, 4, alb) } },
    misses: {
      'nginx answered': idle(60_000, 4, nginx),
      'the cookie, and 90 s': idle(90_000, 4, alb),
    },
  };
};
