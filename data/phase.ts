/**
 * Where on its way a connection failed.
 *
 * - `blocked`: forbidden before connecting (a policy, mixed content, a bad URL, a blocked port, another extension)
 * - `name-lookup`, `tcp`, `proxy`, `tls`: on the way to the server
 * - `http-answer`: the server answered, with something else than 101, or hung up instead of answering
 * - `upgrade-check`: the answer was 101, but not a proper one
 * - `open`: after the opening handshake
 * - `cancelled`: given up while it was CONNECTING, by the page's `close()` or by the browser itself
 */
export type Phase =
  | 'blocked'
  | 'name-lookup'
  | 'tcp'
  | 'proxy'
  | 'tls'
  | 'http-answer'
  | 'upgrade-check'
  | 'open'
  | 'cancelled';
