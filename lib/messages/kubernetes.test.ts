import { describe, expect, it } from 'vitest';
import { hex } from './bytes.fixture';
import { kubernetes } from './kubernetes';

const onErrorChannel = (text: string) => Uint8Array.of(3, ...new TextEncoder().encode(text));

describe('Kubernetes decoder', () => {
  // As client-go's remotecommand v4 and v5 read them.
  it.each([
    ['a success', '{"metadata":{},"status":"Success"}', { kind: 'close', isDistinctive: true, reason: 'Success' }],
    [
      'an exit code',
      '{"metadata":{},"status":"Failure","message":"command terminated with non-zero exit code: exit status 126","reason":"NonZeroExitCode","details":{"causes":[{"reason":"ExitCode","message":"126"}]}}',
      {
        kind: 'error',
        isDistinctive: true,
        code: 126,
        reason: 'NonZeroExitCode',
        error: 'command terminated with non-zero exit code: exit status 126',
      },
    ],
    [
      'a failure',
      '{"metadata":{},"status":"Failure","message":"container not found (\\"a\\")","reason":"InternalError","code":500}',
      { kind: 'error', isDistinctive: true, code: 500, reason: 'InternalError', error: 'container not found ("a")' },
    ],
  ] as const)('reads %s', (_name, json, decoded) => {
    expect(kubernetes.decode(onErrorChannel(json), 'received')).toEqual([decoded]);
  });

  it('reads that there was output', () => {
    expect(kubernetes.decode(hex('0168656c6c6f'), 'received')).toEqual([{ kind: 'message' }]);
  });

  it.each([hex(''), hex('09'), onErrorChannel('exit status 1'), onErrorChannel('{"status":"x"}'), 'text'])(
    'reads nothing in %j',
    (data) => {
      expect(kubernetes.decode(data, 'received')).toEqual([]);
    },
  );
});
