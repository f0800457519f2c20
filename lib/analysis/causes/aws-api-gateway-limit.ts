import { endedBy } from '../evidence/concerns';
import { product } from '../evidence/limits';
import { aged, idle } from '../examples/limits.fixture';
import type { Cause, CauseExamples } from './cause';

export const awsApiGatewayLimit: Cause<'aws-api-gateway-limit'> = {
  id: 'aws-api-gateway-limit',
  title: 'AWS API Gateway limits',
  explanation:
    'API Gateway ends a WebSocket after 10 minutes of silence and after 2 hours at the latest; neither can be raised.',
  change: 'Send something every 5 minutes, and reconnect before the 2 hours are over.',
  where: 'page',
  role: 'fault',
  sources: [
    'hotsock.io docs',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html',
  ],
  fixes: ['aws-api-gateway-keepalive'],
  concerns: endedBy('cut', 'server', 'page', 'both'),
  predicate: product('aws-api-gateway-limit'),
};

export const examples = (): CauseExamples => {
  const apiGateway = { status: 101, responseHeaders: [{ name: 'x-amzn-RequestId', value: 'abc' }] };

  return {
    fits: {
      '10 minutes of silence': { level: 'likely', first: true, log: idle(600_000, 4, apiGateway) },
      '2 hours of age': { level: 'likely', first: true, log: aged(7_200_000, 4, apiGateway) },
    },
    misses: {
      '5 minutes of silence': idle(300_000, 4, apiGateway),
      '1 hour of age': aged(3_600_000, 4, apiGateway),
    },
  };
};
