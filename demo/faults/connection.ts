import type { Expected, Fault, Step } from '../fault';
import { broken, failedRow, handshakeFailed, inPage, serverClosed, toServer } from './expectations';

/** Firefox reports a failed TLS handshake to the page as 1015. */
const tlsInFirefox = (name: string): Partial<Expected> => ({ code: 1015, row: failedRow(name) });

/** The server waits for this message. */
const HELLO: readonly Step[] = [{ do: 'wait-open' }, { do: 'send', bytes: 2 }];

export const BREAKS: Fault[] = [
  {
    id: 'dropped',
    title: 'Cut without a Close frame',
    group: 'The connection breaks',
    story: 'The server accepts the connection, reads a message, and closes TCP (FIN) without a Close frame.',
    server: { does: 'drop', how: 'fin', when: 'first-message', after: 20 },
    play: inPage(toServer('dropped'), ...HELLO),
    cause: 'cut-without-close',
    expected: broken('network', null),
  },
  {
    id: 'reset',
    title: 'Reset',
    group: 'The connection breaks',
    story: 'The server accepts the connection, reads a message, and resets TCP (RST).',
    server: { does: 'drop', how: 'reset', when: 'first-message', after: 20 },
    play: inPage(toServer('reset'), ...HELLO),
    cause: 'cut-without-close',
    expected: broken('network', null),
    // Firefox fires `error` as well, as after a broken frame.
    firefox: { closedBy: 'unknown' },
  },
  {
    id: 'refused',
    title: 'Connection refused',
    group: 'The connection breaks',
    story: 'No server listens on that port.',
    server: null,
    play: inPage({ url: '{closedPort}/fault/refused', protocols: [] }),
    cause: 'connection-refused',
    expected: handshakeFailed('network', 'connection refused', {
      phase: 'tcp',
      status: null,
      failure: 'Error in connection establishment: net::ERR_CONNECTION_REFUSED',
    }),
  },
  {
    id: 'unknown-host',
    title: 'No such host',
    group: 'The connection breaks',
    story: 'The host name has no address.',
    server: null,
    play: inPage({ url: 'ws://chat.nowhere.invalid/fault/unknown-host', protocols: [] }),
    cause: 'name-not-resolved',
    expected: handshakeFailed('network', 'name not resolved', {
      phase: 'name-lookup',
      status: null,
      failure: 'Error in connection establishment: net::ERR_NAME_NOT_RESOLVED',
    }),
  },
  {
    id: 'tls-to-plain',
    title: 'wss: to a server without TLS',
    group: 'The connection breaks',
    story: 'The page connects with wss:, and the port speaks plain HTTP.',
    server: null,
    play: inPage({ url: '{tlsToPlain}/fault/tls-to-plain', protocols: [] }),
    cause: 'tls-failed',
    expected: handshakeFailed('network', 'TLS failed', {
      phase: 'tls',
      status: null,
      failure: 'Error in connection establishment: net::ERR_SSL_PROTOCOL_ERROR',
    }),
    firefox: tlsInFirefox('answer is not TLS'),
  },
  {
    id: 'untrusted-certificate',
    title: 'Self-signed certificate',
    group: 'The connection breaks',
    story: 'The server has a certificate that no authority has signed.',
    server: { does: 'echo' },
    play: inPage({ url: '{untrusted}/fault/untrusted-certificate', protocols: [] }),
    cause: 'untrusted-certificate',
    expected: handshakeFailed('browser', 'certificate not trusted', {
      phase: 'tls',
      status: null,
      failure: 'Error in connection establishment: net::ERR_CERT_AUTHORITY_INVALID',
    }),
    firefox: tlsInFirefox('certificate is self-signed'),
  },
  {
    id: 'client-certificate',
    title: 'Client certificate requested',
    group: 'The connection breaks',
    story: 'The server asks for a certificate but does not need it: Chromium gives up, and Firefox sends none.',
    server: { does: 'close', code: 1000, reason: 'done', after: 20 },
    play: inPage({ url: '{clientCertificate}/fault/client-certificate', protocols: [] }),
    cause: 'client-certificate',
    expected: handshakeFailed('browser', 'cancelled', {
      phase: 'cancelled',
      status: null,
      failure: 'WebSocket opening handshake was canceled',
    }),
    firefox: serverClosed(1000, 'done', ['Normal Closure', 'normal', '≈ 200']),
    needs: 'trusted-certificate',
  },
  {
    id: 'hang-up',
    title: 'Hung up instead of answering',
    group: 'The connection breaks',
    story: 'The server closes TCP (FIN) instead of answering.',
    server: { does: 'drop', how: 'fin', when: 'before-answer', after: 20 },
    play: inPage(toServer('hang-up')),
    cause: 'dropped-before-answer',
    expected: handshakeFailed('network', 'hung up without an answer', {
      phase: 'http-answer',
      status: null,
      failure: 'Connection closed before receiving a handshake response',
    }),
  },
  {
    id: 'early-reset',
    title: 'Reset instead of answering',
    group: 'The connection breaks',
    story: 'The server resets TCP (RST) instead of answering.',
    server: { does: 'drop', how: 'reset', when: 'before-answer', after: 20 },
    play: inPage(toServer('early-reset')),
    cause: 'dropped-before-answer',
    expected: handshakeFailed('network', 'connection reset', {
      phase: 'http-answer',
      status: null,
      failure: 'Error during WebSocket handshake: net::ERR_CONNECTION_RESET',
    }),
    // Firefox does not tell a reset from a FIN before the answer.
    firefox: { row: failedRow('hung up without an answer') },
  },
];
