import { describe, expect, it } from 'vitest';
import { wamp } from './wamp';

describe('WAMP decoder', () => {
  // The examples of the specification.
  it.each([
    ['HELLO', 'sent', '[1,"realm1",{"roles":{"caller":{}}}]', { kind: 'connect', isDistinctive: true }],
    ['WELCOME', 'received', '[2,9129137332,{"roles":{"broker":{}}}]', { kind: 'ack', isDistinctive: true }],
    [
      'ABORT',
      'received',
      '[3,{"message":"The realm does not exist."},"wamp.error.no_such_realm"]',
      {
        kind: 'connect-error',
        isDistinctive: true,
        reason: 'wamp.error.no_such_realm',
        error: 'The realm does not exist.',
      },
    ],
    [
      'GOODBYE',
      'received',
      '[6,{"message":"The host is shutting down now."},"wamp.close.system_shutdown"]',
      {
        kind: 'close',
        isDistinctive: true,
        reason: 'wamp.close.system_shutdown',
        error: 'The host is shutting down now.',
      },
    ],
    [
      'ERROR',
      'received',
      '[8,48,7814135,{},"com.myapp.error.object_write_protected",["Object is write protected."]]',
      { kind: 'error', reason: 'com.myapp.error.object_write_protected', error: 'Object is write protected.' },
    ],
    ['EVENT', 'received', '[36,5512315355,4429313566,{},["a"]]', { kind: 'message' }],
  ] as const)('reads %s', (_name, direction, data, decoded) => {
    expect(wamp.decode(data, direction)).toEqual([decoded]);
  });

  it.each(['[1]', '[2,1,{}]', '[3,{}]', '[99,1]', '["a"]', '{}'])('reads nothing in %s', (data) => {
    expect(wamp.decode(data, 'received')).toEqual([]);
  });
});
