import type { Decoder } from './decoder';
import { textIn } from './decoder';
import { decodePhoenix, phoenixMessage } from './phoenix';

/**
 * Supabase Realtime: Phoenix with messages of its own.
 *
 * Source: https://supabase.com/docs/guides/realtime/protocol; `RealtimeSystemPayload` in realtime-js' src/RealtimeChannel.ts
 */
export const supabaseRealtime: Decoder = {
  id: 'supabase-realtime',
  name: 'Supabase Realtime',
  decode(data, direction) {
    const message = phoenixMessage(data);
    if (!message) return [];
    const { event, payload } = message;
    if (direction === 'received' && event === 'system')
      return payload.status === 'error' ? [{ kind: 'error', error: textIn(payload.message) }] : [{ kind: 'message' }];
    // Phoenix' messages do not tell whether the server is Supabase's.
    return [{ ...decodePhoenix(message, direction), isDistinctive: false }];
  },
};
