import type { Behaviour } from '../behaviour';
import type { Expected, Fault, Step } from '../fault';
import { broken, handshakeFailed, inPage, serverClosed, toServer } from './expectations';

/** Firefox names a failed TLS handshake to the page: 1015. */
const TLS_IN_FIREFOX: Partial<Expected> = { code: 1015 };

/** The server waits for it. */
const HELLO: readonly Step[] = [{ do: 'wait-open' }, { do: 'send', bytes: 2 }];

export const BREAKS: Fault[] = [
  {
    id: 'dropped',
    title: 'Cut without a word',
    group: 'The connection breaks',
    story: 'The server opens the connection, hears a message, and ends TCP (FIN) without a Close frame.',
    server: { does: 'drop', how: 'fin', when: 'first-message', after: 20 },
    play: inPage(toServer('dropped'), ...HELLO),
    expected: broken('network', null),
  },
  {
    id: 'reset',
    title: 'Reset',
    group: 'The connection breaks',
    story: 'The server opens the connection, hears a message, and resets TCP (RST).',
    server: { does: 'drop', how: 'reset', when: 'first-message', after: 20 },
    play: inPage(toServer('reset'), ...HELLO),
    expected: broken('network', null),
    // There an `error` comes as well, as after a broken frame.
    firefox: { closedBy: 'unknown' },
  },
  {
    id: 'refused',
    title: 'Connection refused',
    group: 'The connection breaks',
    story: 'Nobody listens on that port.',
    server: null,
    play: inPage({ url: '{nobody}/fault/refused', protocols: [] }),
    expected: handshakeFailed('network', {
      phase: 'tcp',
      status: null,
      failure: 'Error in connection establishment: net::ERR_CONNECTION_REFUSED',
    }),
  },
  {
    id: 'unknown-host',
    title: 'No such host',
    group: 'The connection breaks',
    story: 'The host name cannot be looked up.',
    server: null,
    play: inPage({ url: 'ws://chat.nowhere.invalid/fault/unknown-host', protocols: [] }),
    expected: handshakeFailed('network', {
      phase: 'name-lookup',
      status: null,
      failure: 'Error in connection establishment: net::ERR_NAME_NOT_RESOLVED',
    }),
  },
  {
    id: 'tls-to-plain',
    title: 'wss: to a server without TLS',
    group: 'The connection breaks',
    story: 'The page asks for wss:, and the port speaks plain HTTP.',
    server: null,
    play: inPage({ url: '{tlsToPlain}/fault/tls-to-plain', protocols: [] }),
    expected: handshakeFailed(null, {
      phase: 'tls',
      status: null,
      failure: 'Error in connection establishment: net::ERR_SSL_PROTOCOL_ERROR',
    }),
    firefox: TLS_IN_FIREFOX,
  },
  {
    id: 'untrusted-certificate',
    title: 'A certificate that nobody vouches for',
    group: 'The connection breaks',
    story: 'The server has a certificate that it signed itself.',
    server: { does: 'echo' },
    play: inPage({ url: '{untrusted}/fault/untrusted-certificate', protocols: [] }),
    expected: handshakeFailed('browser', {
      phase: 'tls',
      status: null,
      failure: 'Error in connection establishment: net::ERR_CERT_AUTHORITY_INVALID',
    }),
    firefox: TLS_IN_FIREFOX,
  },
  {
    id: 'client-certificate',
    title: 'A server that asks for a client certificate',
    group: 'The connection breaks',
    story: 'The server asks for a certificate and goes on without: Chromium gives up, and Firefox sends none.',
    server: { does: 'close', code: 1000, reason: 'done', after: 20 },
    play: inPage({ url: '{clientCertificate}/fault/client-certificate', protocols: [] }),
    expected: handshakeFailed('browser', {
      phase: 'cancelled',
      status: null,
      failure: 'WebSocket opening handshake was canceled',
    }),
    firefox: serverClosed(1000, 'done'),
    needs: 'trusted-certificate',
  },
  early('hang-up', 'Hung up instead of answering', 'The server ends TCP (FIN) instead of answering.', 'fin', {
    failure: 'Connection closed before receiving a handshake response',
  }),
  early('early-reset', 'Reset instead of answering', 'The server resets TCP (RST) instead of answering.', 'reset', {
    failure: 'Error during WebSocket handshake: net::ERR_CONNECTION_RESET',
  }),
];

function early(
  id: string,
  title: string,
  story: string,
  how: Extract<Behaviour, { does: 'drop' }>['how'],
  evidence: { failure: string },
): Fault {
  return {
    id,
    title,
    group: 'The connection breaks',
    story,
    server: { does: 'drop', how, when: 'before-answer', after: 20 },
    play: inPage(toServer(id)),
    expected: handshakeFailed('network', { phase: 'http-answer', status: null, ...evidence }),
  };
}
