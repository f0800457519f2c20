import type { FORBIDDEN } from '../../../data/causes/forbidden';
import { ended, refused, several, threw } from '../entries.fixture';
import type { Examples } from './example';

const E = 'Error in connection establishment: net::';
const SECURE = 'An insecure WebSocket connection may not be initiated from a page loaded over HTTPS.';
const policy = { directive: 'connect-src', disposition: 'enforce', policy: "connect-src 'self'" } as const;
const httpPage = { document: { url: 'http://app.example/', startedAt: 0, top: true } };
const call = (method: 'close' | 'send', name: string, message: string) => ({
  misuses: [{ at: 0, method, name, message, stack: null }],
});

/** Sockets that are CONNECTING from the beginning on, for 5 s. */
const crowd = (count: number) =>
  several(count, 1, ({ number, at }) => refused(null, { number: number + 1, at, took: 5_000 }));

export const forbiddenExamples: Examples<(typeof FORBIDDEN)[number]['id']> = {
  'mixed-content': {
    fits: {
      'ws: in an https: page': {
        level: 'certain',
        first: true,
        log: [threw('SecurityError', SECURE, { url: 'ws://chat.example/' })],
      },
      'in a frame without a URL of its own': {
        level: 'possible',
        log: [
          threw('SecurityError', SECURE, {
            url: 'ws://chat.example/',
            document: { url: 'about:srcdoc', startedAt: 0, top: false },
          }),
        ],
      },
    },
    misses: {
      'wss: in an https: page': [
        threw('SecurityError', 'The operation is insecure.', { url: 'wss://chat.example/' }, 'firefox'),
      ],
      'a policy forbade it': [
        threw('SecurityError', 'insecure', {
          url: 'ws://chat.example/',
          outcome: { kind: 'constructor-threw', name: 'SecurityError', message: 'insecure', policy },
        }),
      ],
      'ws: in an http: page that was refused': [refused(null, { url: 'ws://chat.example/', record: httpPage })],
    },
  },
  'content-security-policy': {
    fits: {
      Chromium: {
        level: 'certain',
        first: true,
        log: [refused(null, { record: { outcome: { kind: 'blocked', policy } } })],
      },
      Firefox: {
        level: 'certain',
        first: true,
        log: [
          threw(
            'SecurityError',
            'insecure',
            { outcome: { kind: 'constructor-threw', name: 'SecurityError', message: 'insecure', policy } },
            'firefox',
          ),
        ],
      },
    },
    misses: {
      'a policy that only reports': [
        refused(null, { record: { outcome: { kind: 'blocked', policy: { ...policy, disposition: 'report' } } } }),
      ],
      'a bad URL': [threw('SyntaxError', "The URL 'x' is invalid.")],
    },
  },
  'blocked-by-browser': {
    fits: {
      'an error and no close': {
        level: 'likely',
        first: true,
        log: [refused(null, { record: { outcome: { kind: 'blocked', policy: null } } })],
      },
    },
    misses: {
      'the policy is known': [refused(null, { record: { outcome: { kind: 'blocked', policy } } })],
      'there was a close': [refused()],
    },
  },
  'bad-url': {
    fits: {
      'an undefined port': {
        level: 'certain',
        first: true,
        log: [
          threw('SyntaxError', "Failed to construct 'WebSocket': The URL 'ws://localhost:undefined/' is invalid.", {
            url: 'ws://localhost:undefined/',
          }),
        ],
      },
      'in words of another browser': {
        level: 'likely',
        first: true,
        log: [
          threw(
            'SyntaxError',
            'An invalid or illegal string was specified',
            { url: 'ws://localhost:undefined/' },
            'firefox',
          ),
        ],
      },
    },
    misses: {
      'a bad subprotocol': [
        threw('SyntaxError', "Failed to construct 'WebSocket': The subprotocol 'my protocol' is invalid.", {
          requestedProtocols: ['my protocol'],
        }),
      ],
      'mixed content': [threw('SecurityError', SECURE, { url: 'ws://chat.example/' })],
      'a fine URL': [
        threw('SyntaxError', 'An invalid or illegal string was specified', { requestedProtocols: ['a b'] }, 'firefox'),
      ],
    },
  },
  'bad-subprotocol': {
    fits: {
      'a try that a call for the same URL follows at once': {
        level: 'possible',
        log: [
          threw('SyntaxError', "Failed to construct 'WebSocket': The subprotocol '[object Object]' is invalid."),
          ended({ number: 2, code: 1000 }),
        ],
      },
      'a space': {
        level: 'certain',
        first: true,
        log: [
          threw('SyntaxError', "Failed to construct 'WebSocket': The subprotocol 'my protocol' is invalid.", {
            requestedProtocols: ['my protocol'],
          }),
        ],
      },
      'twice, in words of another browser': {
        level: 'likely',
        first: true,
        log: [
          threw(
            'SyntaxError',
            'An invalid or illegal string was specified',
            { requestedProtocols: ['chat', 'chat'] },
            'firefox',
          ),
        ],
      },
    },
    misses: {
      'a bad URL beside good tokens': [
        threw(
          'SyntaxError',
          'An invalid or illegal string was specified',
          { url: 'ws://localhost:undefined/', requestedProtocols: ['chat'] },
          'firefox',
        ),
      ],
      'the server took none of them': [
        refused(
          "Error during WebSocket handshake: Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received",
          {
            status: 101,
            record: { requestedProtocols: ['chat'] },
          },
        ),
      ],
    },
  },
  'constructor-refused': {
    fits: {
      'called without arguments': {
        level: 'certain',
        first: true,
        log: [threw('TypeError', '1 argument required', { url: null })],
      },
    },
    misses: {
      'it did not throw': [refused()],
      'the policy did it': [
        threw('SecurityError', 'insecure', {
          outcome: { kind: 'constructor-threw', name: 'SecurityError', message: 'insecure', policy },
        }),
      ],
    },
  },
  'bad-close-arguments': {
    fits: {
      'close(1001)': {
        level: 'certain',
        first: true,
        log: [
          ended({
            code: 1000,
            record: call(
              'close',
              'InvalidAccessError',
              'The close code must be either 1000, or between 3000 and 4999.',
            ),
          }),
        ],
      },
      'beside a cut': {
        level: 'certain',
        log: [ended({ record: call('close', 'InvalidAccessError', 'The close code') })],
      },
    },
    misses: {
      'send() was the mistake': [ended({ record: call('send', 'InvalidStateError', 'Still in CONNECTING state.') })],
      'the server sent 1001': [ended({ code: 1001 })],
    },
  },
  'send-too-early': {
    fits: {
      'send() while CONNECTING': {
        level: 'certain',
        first: true,
        log: [ended({ code: 1000, record: call('send', 'InvalidStateError', 'Still in CONNECTING state.') })],
      },
    },
    misses: {
      'close() was the mistake': [
        ended({ record: call('close', 'SyntaxError', 'The message must not be greater than 123 bytes.') }),
      ],
      'nothing was': [ended({ code: 1000 })],
    },
  },
  'local-network-access': {
    fits: {
      'Chromium says so': {
        level: 'certain',
        first: true,
        log: [refused(`${E}ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS`)],
      },
      'a public page, a private address, no reason': {
        level: 'possible',
        log: [refused('', { url: 'ws://192.168.0.7:8080/' })],
      },
    },
    misses: {
      'a private address that refused': [refused(`${E}ERR_CONNECTION_REFUSED`, { url: 'ws://192.168.0.7:8080/' })],
      'a page that is local itself': [
        refused('', {
          url: 'ws://localhost:8080/',
          record: { document: { url: 'http://localhost:5173/', startedAt: 0, top: true } },
        }),
      ],
      'a public address': [refused('', { url: 'wss://chat.example/' })],
    },
  },
  'blocked-by-extension': {
    fits: {
      'Chromium says so': { level: 'certain', first: true, log: [refused(`${E}ERR_BLOCKED_BY_CLIENT`)] },
      'a tracker, for Firefox': {
        level: 'likely',
        first: true,
        log: [refused('NS_ERROR_TRACKING_URI', { engine: 'firefox', source: 'webRequest' })],
      },
    },
    misses: {
      'the administrator': [refused(`${E}ERR_BLOCKED_BY_ADMINISTRATOR`)],
      'an empty reason': [refused('')],
    },
  },
  'reason-hidden': {
    fits: { 'an error without a word': { level: 'likely', log: [refused('')] } },
    misses: {
      'no evidence at all': [refused()],
      'a word': [refused(`${E}ERR_CONNECTION_REFUSED`)],
      'no error': [ended({ evidence: { status: 101, failure: null } })],
    },
  },
  'blocked-by-administrator': {
    fits: { 'Chromium says so': { level: 'certain', first: true, log: [refused(`${E}ERR_BLOCKED_BY_ADMINISTRATOR`)] } },
    misses: { 'an extension': [refused(`${E}ERR_BLOCKED_BY_CLIENT`)], 'a bad port': [refused(`${E}ERR_UNSAFE_PORT`)] },
  },
  'unsafe-port': {
    fits: {
      Chromium: {
        level: 'certain',
        first: true,
        log: [refused(`${E}ERR_UNSAFE_PORT`, { url: 'ws://localhost:6667/' })],
      },
      Firefox: {
        level: 'certain',
        first: true,
        log: [refused('NS_ERROR_PORT_ACCESS_NOT_ALLOWED', { engine: 'firefox', source: 'webRequest' })],
      },
    },
    misses: {
      'nobody listens on it': [refused(`${E}ERR_CONNECTION_REFUSED`, { url: 'ws://localhost:6667/' })],
      'an extension': [refused(`${E}ERR_BLOCKED_BY_CLIENT`, { url: 'ws://localhost:6667/' })],
    },
  },
  'too-many-sockets': {
    fits: {
      'Chromium says so': { level: 'certain', first: true, log: [refused('Insufficient resources')] },
      'nobody says so, and 255 others are CONNECTING': {
        level: 'likely',
        first: true,
        log: [refused(null, { at: 300 }), ...crowd(255)],
      },
    },
    misses: {
      'one fewer': [refused(null, { at: 300 }), ...crowd(254)],
      'a word of the Network log': [refused(`${E}ERR_CONNECTION_REFUSED`, { at: 300 }), ...crowd(255)],
      'it took its time': [refused(null, { at: 300, took: 9_000 }), ...crowd(255)],
      'the server has none left': [
        refused('Error during WebSocket handshake: Unexpected response code: 503', { status: 503 }),
      ],
      'the server is busy': [ended({ code: 1013, age: 30 })],
    },
  },
};
