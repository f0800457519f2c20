/** What a page tells of a life, as it happens. `at`: epoch milliseconds of the telling window's own clock. */
export type PageLine = { life: number; socket: number; at: number } & PageEvent;

export type PageEvent =
  /** About to be constructed. */
  | { what: 'made' }
  | { what: 'constructed' }
  | { what: 'threw'; name: string }
  | { what: 'open' }
  | { what: 'message'; text: boolean; size: number }
  | { what: 'send'; state: number; bytes: number; buffered: number; threw: string | null }
  | { what: 'close()'; state: number; code: number | null; reason: string | null; via: string; threw: string | null }
  | { what: 'error' }
  | { what: 'close'; code: number; reason: string; wasClean: boolean }
  /** Of the life's frame, or of the whole page (`life`: {@link WHOLE_PAGE}); `socket` says nothing. */
  | { what: 'gone'; how: string }
  | { what: 'rewritten' };

export const WHOLE_PAGE = -1;

/** What the server did and got. */
export type ServerLine = { at: number } & (
  | { what: 'asked' }
  | { what: 'answered'; how: string }
  | { what: 'sent'; opcode: number; bytes: number }
  | { what: 'sent-close'; code: number | null; reason: string }
  | { what: 'got'; opcode: number; bytes: number }
  | { what: 'got-close'; code: number | null; reason: string }
  /** The server's own ending of the TCP connection. */
  | { what: 'ended'; how: 'fin' | 'reset' }
  | { what: 'gone' }
);
