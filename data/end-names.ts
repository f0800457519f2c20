/** Names of connections that ended without a close code, a status text or an error's name. */
export const END_NAMES = {
  pageWentAway: 'Page went away',
  handshakeRefused: 'Handshake refused',
  handshakeFailed: 'Handshake failed',
  cancelled: 'Cancelled by the page',
  worker: "Worker's socket",
} as const;
