import { describe, expect, it } from 'vitest';
import { awsAppsync } from './aws-appsync';

describe('AWS AppSync decoder', () => {
  // The examples of the AppSync developer guide, and what amplify-js' @aws-amplify/api-graphql 4.10.1 sends.
  it.each([
    ['connection_init', 'sent', '{"type":"connection_init"}', { kind: 'connect' }],
    [
      'connection_ack',
      'received',
      '{"type":"connection_ack","payload":{"connectionTimeoutMs":300000}}',
      { kind: 'ack', isDistinctive: true, pingTimeout: 300_000 },
    ],
    [
      'connection_ack of Events',
      'received',
      '{"type":"connection_ack","connectionTimeoutMs":300000}',
      { kind: 'ack', isDistinctive: true, pingTimeout: 300_000 },
    ],
    [
      'connection_error',
      'received',
      '{"type":"connection_error","payload":{"errors":[{"errorType":"UnauthorizedException","errorCode":401}]}}',
      { kind: 'connect-error', code: 401, reason: 'UnauthorizedException' },
    ],
    [
      'error',
      'received',
      '{"type":"error","id":"1","payload":{"errors":[{"errorType":"LimitExceededError","message":"Rate limit exceeded"}]}}',
      { kind: 'error', reason: 'LimitExceededError', error: 'Rate limit exceeded' },
    ],
    [
      'subscribe_error',
      'received',
      '{"type":"subscribe_error","id":"1","errors":[{"errorType":"UnauthorizedException","message":"Unauthorized"}]}',
      { kind: 'error', isDistinctive: true, reason: 'UnauthorizedException', error: 'Unauthorized' },
    ],
    ['keep-alive', 'received', '{"type":"ka"}', { kind: 'ping' }],
    [
      'start',
      'sent',
      '{"id":"1","payload":{"data":"{\\"query\\":\\"subscription\\"}","extensions":{"authorization":{"x-api-key":"abc"}}},"type":"start"}',
      { kind: 'message', isDistinctive: true },
    ],
    [
      'subscribe of Events',
      'sent',
      '{"type":"subscribe","id":"1","channel":"/default/a","authorization":{"x-api-key":"abc"}}',
      { kind: 'message', isDistinctive: true },
    ],
  ] as const)('reads %s', (_name, direction, data, decoded) => {
    expect(awsAppsync.decode(data, direction)).toEqual([decoded]);
  });

  it.each(['{"type":"next"}', '{"type":"data"}', '{}'])('reads nothing in %s', (data) => {
    expect(awsAppsync.decode(data, 'received')).toEqual([]);
  });
});
