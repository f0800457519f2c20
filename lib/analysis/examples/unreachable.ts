import type { UNREACHABLE } from '../../../data/causes/unreachable';
import { closedByPage, ended, refused, START } from '../entries.fixture';
import type { Examples } from './example';

const E = 'Error in connection establishment: net::';
const H = 'Error during WebSocket handshake: ';
const CANCELLED = 'WebSocket is closed before the connection is established.';
const SENT = { Host: 'chat.example' };
const firefox = { engine: 'firefox', source: 'webRequest' } as const;

export const unreachableExamples: Examples<(typeof UNREACHABLE)[number]['id']> = {
  'connection-refused': {
    fits: {
      'Chromium says so': { level: 'certain', first: true, log: [refused(`${E}ERR_CONNECTION_REFUSED`)] },
      'Firefox says so': { level: 'certain', first: true, log: [refused('NS_ERROR_CONNECTION_REFUSED', firefox)] },
    },
    misses: {
      'the connection was reset': [refused(`${E}ERR_CONNECTION_RESET`)],
      'the proxy refused': [refused('NS_ERROR_PROXY_CONNECTION_REFUSED', firefox)],
      'nobody said anything': [refused()],
      'the page cancelled, whatever the network said': [
        refused(`${E}ERR_CONNECTION_REFUSED`, {
          record: {
            closeCall: { at: START, state: 'connecting', code: null, reason: null, codeType: null, stack: null },
          },
        }),
      ],
    },
  },
  'name-not-resolved': {
    fits: {
      'Chromium says so': { level: 'certain', first: true, log: [refused(`${E}ERR_NAME_NOT_RESOLVED`)] },
      'Firefox says so': { level: 'certain', first: true, log: [refused('NS_ERROR_UNKNOWN_HOST', firefox)] },
    },
    misses: {
      "the proxy's name": [refused('NS_ERROR_UNKNOWN_PROXY_HOST', firefox)],
      'the address was found': [refused(`${E}ERR_ADDRESS_UNREACHABLE`)],
    },
  },
  unreachable: {
    fits: {
      'no answer to SYN': { level: 'certain', first: true, log: [refused(`${E}ERR_CONNECTION_TIMED_OUT`)] },
      'the request never went': {
        level: 'likely',
        first: true,
        log: [refused('WebSocket opening handshake timed out', { took: 240_010 })],
      },
      'no route': { level: 'certain', first: true, log: [refused(`${E}ERR_ADDRESS_UNREACHABLE`)] },
    },
    misses: {
      refused: [refused(`${E}ERR_CONNECTION_REFUSED`)],
      'the browser is offline': [refused(`${E}ERR_INTERNET_DISCONNECTED`)],
      'accepted, but no answer': [
        refused('WebSocket opening handshake timed out', { took: 240_010, requestHeaders: SENT }),
      ],
    },
  },
  'network-changed': {
    fits: {
      'another network': { level: 'certain', first: true, log: [refused(`${E}ERR_NETWORK_CHANGED`)] },
      'no network': { level: 'certain', first: true, log: [refused(`${E}ERR_INTERNET_DISCONNECTED`)] },
    },
    misses: {
      'the host is gone': [refused(`${E}ERR_ADDRESS_UNREACHABLE`)],
      'a cut that nobody explains': [ended()],
    },
  },
  'tls-failed': {
    fits: {
      'wss: to a plain port': { level: 'certain', first: true, log: [refused(`${E}ERR_SSL_PROTOCOL_ERROR`)] },
      'a client certificate is wanted': { level: 'certain', log: [refused(`${E}ERR_SSL_CLIENT_AUTH_CERT_NEEDED`)] },
      "Firefox's 1015": {
        level: 'possible',
        log: [
          refused(null, {
            engine: 'firefox',
            record: {
              outcome: { kind: 'handshake-failed', code: 1015, reason: '', wasClean: false, errorEvent: true },
            },
          }),
        ],
      },
    },
    misses: {
      'the certificate is the trouble': [refused(`${E}ERR_CERT_AUTHORITY_INVALID`)],
      'refused before TLS': [refused(`${E}ERR_CONNECTION_REFUSED`)],
      'a server that sends 1015': [ended({ code: 1015, clean: true, engine: 'firefox' })],
    },
  },
  'untrusted-certificate': {
    fits: {
      'self-signed, Chromium': { level: 'certain', first: true, log: [refused(`${E}ERR_CERT_AUTHORITY_INVALID`)] },
      'for another host': { level: 'certain', first: true, log: [refused(`${E}ERR_CERT_COMMON_NAME_INVALID`)] },
      'self-signed, Firefox': {
        level: 'certain',
        first: true,
        log: [refused('The certificate is not trusted because it is self-signed.', firefox)],
      },
    },
    misses: {
      'no TLS at all': [refused(`${E}ERR_SSL_PROTOCOL_ERROR`)],
      'it is the client that lacks one': [refused(`${E}ERR_SSL_CLIENT_AUTH_CERT_NEEDED`)],
    },
  },
  'proxy-authentication': {
    fits: {
      'a 407 from the server': {
        level: 'certain',
        first: true,
        log: [refused(`${E}ERR_UNEXPECTED_PROXY_AUTH`, { status: 407 })],
      },
      'the proxy itself': { level: 'certain', first: true, log: [refused('Proxy authentication failed')] },
    },
    misses: {
      'a 401': [refused('HTTP Authentication failed; no valid credentials available', { status: 401 })],
      'the proxy is not there': [refused(`${E}ERR_PROXY_CONNECTION_FAILED`)],
    },
  },
  'proxy-in-the-way': {
    fits: {
      'no tunnel': { level: 'certain', first: true, log: [refused('Establishing a tunnel via proxy server failed.')] },
      'no proxy': { level: 'certain', first: true, log: [refused(`${E}ERR_PROXY_CONNECTION_FAILED`)] },
    },
    misses: {
      'it wants a login': [refused('Proxy authentication failed')],
      'a 502 of a reverse proxy': [refused(`${H}Unexpected response code: 502`, { status: 502 })],
    },
  },
  'http2-connect': {
    fits: {
      'the server wants HTTP/1.1': { level: 'certain', log: [refused(`${E}ERR_HTTP_1_1_REQUIRED`)] },
      'an HTTP/2 error': { level: 'likely', log: [refused(`${H}net::ERR_HTTP2_PROTOCOL_ERROR`)] },
      'a 400 to an extended CONNECT': {
        level: 'possible',
        log: [
          refused(`${H}Unexpected response code: 400`, { status: 400, requestHeaders: { ':protocol': 'websocket' } }),
        ],
      },
    },
    misses: {
      'a 400 over HTTP/1.1': [
        refused(`${H}Unexpected response code: 400`, { status: 400, requestHeaders: { Upgrade: 'websocket' } }),
      ],
      'a 403 over HTTP/2': [
        refused(`${H}Unexpected response code: 403`, { status: 403, requestHeaders: { ':protocol': 'websocket' } }),
      ],
    },
  },
  'handshake-hangs': {
    fits: {
      'Chromium says so': {
        level: 'certain',
        first: true,
        log: [refused('WebSocket opening handshake timed out', { took: 240_010, requestHeaders: SENT })],
      },
      'Chromium without DevTools': { level: 'likely', first: true, log: [refused(null, { took: 240_010 })] },
      'Firefox without a word': {
        level: 'likely',
        first: true,
        log: [refused(null, { took: 20_040, engine: 'firefox' })],
      },
    },
    misses: {
      'the connection itself timed out': [refused(`${E}ERR_CONNECTION_TIMED_OUT`, { took: 127_000 })],
      'the page lost patience': [
        refused(CANCELLED, {
          took: 240_010,
          record: {
            closeCall: {
              at: START + 240_000,
              state: 'connecting',
              code: null,
              reason: null,
              codeType: null,
              stack: null,
            },
          },
        }),
      ],
      'a failure after 20 s in Chromium': [refused(null, { took: 20_040 })],
    },
  },
  'dropped-before-answer': {
    fits: {
      'FIN in place of an answer': {
        level: 'certain',
        first: true,
        log: [refused('Connection closed before receiving a handshake response')],
      },
      'RST in place of an answer': { level: 'certain', first: true, log: [refused(`${H}net::ERR_CONNECTION_RESET`)] },
      Firefox: { level: 'certain', first: true, log: [refused('NS_ERROR_NET_RESET', firefox)] },
    },
    misses: {
      'dropped after it was open': [ended({ age: 50, silence: 50 })],
      'an answer that is not HTTP': [refused(`${H}net::ERR_INVALID_HTTP_RESPONSE`)],
      'closed by the page': [closedByPage({ age: 50 })],
    },
  },
};
