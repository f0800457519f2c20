/**
 * Who began the end: began the closing handshake, or made the connection impossible.
 *
 * - `page`: its own `close()`
 * - `server`: its Close frame came first, or it answered the opening handshake with something else than 101
 * - `browser`: it forbade the connection, or failed it because of what the server sent
 * - `network`: the connection was lost, or never came to be
 * - `navigation`: the document went
 * - `unknown`: what was seen does not tell
 */
export type ClosedBy = 'page' | 'server' | 'browser' | 'network' | 'navigation' | 'unknown';
