/**
 * Dictionaries that can both be sure of one connection and say different things of a code, and why that is borne. A
 * test fails when two others come to overlap.
 */
export interface KnownOverlap {
  ids: readonly [string, string];
  reason: string;
}

const BY_SESSION_ID =
  'Only a URL with sessionId= is taken for Colyseus, whose paths have no fixed part; the other never sends it. The path with a fixed part, being longer, wins.';

const BY_SYNC_IDS =
  'Only a URL with sessionId= and storeId= is taken for tldraw sync, which may have any path; the other never sends them.';

const BY_VSN = 'Only a URL with vsn= is taken for Phoenix under any path; the other never sends it.';

export const KNOWN_OVERLAPS: readonly KnownOverlap[] = [
  { ids: ['pusher', 'colyseus'], reason: BY_SESSION_ID },
  { ids: ['phoenix', 'colyseus'], reason: BY_SESSION_ID },
  { ids: ['centrifugo', 'colyseus'], reason: BY_SESSION_ID },
  { ids: ['colyseus', 'deriv'], reason: BY_SESSION_ID },
  { ids: ['pusher', 'tldraw-sync'], reason: BY_SYNC_IDS },
  { ids: ['centrifugo', 'tldraw-sync'], reason: BY_SYNC_IDS },
  {
    ids: ['phoenix', 'supabase-realtime'],
    reason: 'Supabase Realtime is Phoenix. Its path, being longer, wins.',
  },
  { ids: ['phoenix', 'sockjs'], reason: BY_VSN },
  { ids: ['phoenix', 'signal-server'], reason: BY_VSN },
];
