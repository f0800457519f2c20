import { describe, expect, it } from 'vitest';
import { supabaseRealtime } from './supabase-realtime';

describe('Supabase Realtime decoder', () => {
  // The messages that realtime-js 2.109.0 documents and types.
  it.each([
    [
      'system error',
      '["1",null,"realtime:a","system",{"extension":"postgres_changes","status":"error","message":"Unable to subscribe"}]',
      { kind: 'error', error: 'Unable to subscribe' },
    ],
    [
      'system message',
      '["1",null,"realtime:a","system",{"extension":"system","status":"ok","message":"Subscribed"}]',
      { kind: 'message' },
    ],
    [
      'refused join',
      '{"topic":"realtime:a","ref":"1","event":"phx_reply","payload":{"status":"error","response":{"reason":"InvalidJWTToken"}}}',
      { kind: 'error', isDistinctive: false, error: 'InvalidJWTToken' },
    ],
  ] as const)('reads %s', (_name, data, decoded) => {
    expect(supabaseRealtime.decode(data, 'received')).toEqual([decoded]);
  });

  it('reads nothing in other messages', () => {
    expect(supabaseRealtime.decode('{"event":"system"}', 'received')).toEqual([]);
  });
});
