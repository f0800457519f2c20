import type { SERVER_CLOSES } from '../../../data/causes/server-closes';
import { closedByPage, ended, several } from '../entries.fixture';
import type { Examples, Fit } from './example';

const broke = (failure: string, record = {}) =>
  ended({ age: 50, silence: 50, errorEvent: true, evidence: { status: 101, failure }, record });
const RESERVED = 'One or more reserved bits are on: reserved1 = 1, reserved2 = 0, reserved3 = 0';
const UTF8 = 'Could not decode a text frame as UTF-8.';
const MASKED = 'A server must not mask any frames that it sends to the client.';
const RESERVED_CODE = 'Received a broken close frame containing a reserved status code.';

/** The server's own word, and what must not be taken for it. */
const word = (code: number, level: Fit['level'] = 'likely') => ({
  fits: { 'the server says so': { level, first: true, log: [ended({ code })] } },
  misses: {
    'the page says so': [closedByPage({ code, call: { code } })],
    'another code': [ended({ code: code === 1000 ? 1001 : 1000 })],
    'no code at all': [ended()],
  },
});

export const serverClosesExamples: Examples<(typeof SERVER_CLOSES)[number]['id']> = {
  'closed-normally': word(1000, 'certain'),
  'no-code': {
    fits: { 'an empty Close frame': { level: 'certain', first: true, log: [ended({ code: 1005 })] } },
    misses: {
      'the page called close()': [closedByPage({ code: 1005, call: { code: null } })],
      '1005 on the wire, with a reason': [ended({ code: 1005, reason: 'not allowed', engine: 'firefox' })],
      '1006': [ended()],
    },
  },
  'server-restart': {
    fits: {
      '1012': { level: 'likely', first: true, log: [ended({ code: 1012 })] },
      '1001': { level: 'likely', first: true, log: [ended({ code: 1001 })] },
      'all sockets of a host at once': {
        level: 'likely',
        log: several(5, 20_000, (plan) => ended({ ...plan, age: 200_000 - plan.at + 90 * plan.number })),
      },
      'they had begun together as well': {
        level: 'possible',
        log: several(5, 3, (plan) => ended({ ...plan, age: 200_000 })),
      },
      'a 1001 in Firefox': { level: 'possible', log: [ended({ code: 1001, engine: 'firefox' })] },
    },
    misses: {
      'one socket is cut': [ended()],
      'a storm of short attempts': several(8, 200, (plan) => ended({ ...plan, age: 40, silence: 40 })),
      'the page closes all of its sockets': several(5, 20_000, (plan) =>
        closedByPage({ ...plan, age: 200_000 - plan.at }),
      ),
    },
  },
  'server-overloaded': word(1013),
  'server-failed': word(1011),
  'gateway-failed': word(1014),
  'protocol-error': word(1002),
  'unsupported-data': word(1003),
  'invalid-payload': word(1007),
  'policy-violation': word(1008),
  'message-too-big': {
    fits: {
      '1009': { level: 'likely', first: true, log: [ended({ code: 1009, largest: 65_536, silence: 12 })] },
      'cut after a message of 2 MiB': { level: 'likely', first: true, log: [ended({ largest: 2 << 20, silence: 40 })] },
      'cut after a message of 64 KiB': { level: 'possible', log: [ended({ largest: 65_536, silence: 40 })] },
      '1009 though nothing was sent': {
        level: 'possible',
        log: [ended({ code: 1009, age: 40, silence: 40, largest: 0 })],
      },
    },
    misses: {
      'a large message long ago': [ended({ age: 90_000, largest: 2 << 20, unsent: 50_000, unheard: 1_000 })],
      'cut after small messages': [ended({ largest: 900, silence: 40 })],
      'the server failed after a large message': [ended({ code: 1011, largest: 2 << 20, silence: 40 })],
    },
  },
  'extension-required': word(1010),
  'login-refused': {
    fits: {
      '3000 at once': { level: 'likely', first: true, log: [ended({ code: 3000, age: 40 })] },
      '3003 at once': { level: 'likely', first: true, log: [ended({ code: 3003, age: 40 })] },
      '1008, and a reason': {
        level: 'likely',
        first: true,
        log: [ended({ code: 1008, reason: 'invalid token', age: 40 })],
      },
    },
    misses: {
      '3000 after an hour': [ended({ code: 3000, age: 3_600_000 })],
      '1008 without a reason': [ended({ code: 1008, age: 40 })],
      '3008': [ended({ code: 3008, age: 40 })],
    },
  },
  'application-timeout': {
    fits: {
      '3008': { level: 'likely', first: true, log: [ended({ code: 3008 })] },
      'a reason that says so': {
        level: 'possible',
        log: [ended({ code: 4000, reason: 'Timed out waiting for hello' })],
      },
    },
    misses: {
      '3000': [ended({ code: 3000 })],
      'a code without a reason': [ended({ code: 4000 })],
      'a cut': [ended()],
    },
  },
  'application-code': {
    fits: {
      'a code of its own': { level: 'certain', first: true, log: [ended({ code: 4000, reason: 'bye' })] },
      'a code that its protocol explains': {
        level: 'certain',
        first: true,
        log: [ended({ code: 4429, record: { protocol: 'graphql-transport-ws' } })],
      },
      'an unregistered 3xxx': { level: 'certain', first: true, log: [ended({ code: 3456 })] },
    },
    misses: {
      'a registered 3xxx': [ended({ code: 3000 })],
      'the page chose it': [closedByPage({ code: 4000, call: { code: 4000 } })],
      'a code beyond all ranges': [ended({ code: 5000 })],
    },
  },
  'forbidden-code': {
    fits: {
      'Chromium failed it': { level: 'certain', first: true, log: [broke(RESERVED_CODE)] },
      'Firefox passed a 1006 on': { level: 'certain', first: true, log: [ended({ clean: true, engine: 'firefox' })] },
      '999': { level: 'certain', first: true, log: [ended({ code: 999 })] },
      'one that nobody registered': { level: 'certain', first: true, log: [ended({ code: 2999 })] },
    },
    misses: {
      'a true 1006': [ended()],
      'a true 1005': [ended({ code: 1005 })],
      'a registered code': [ended({ code: 1014 })],
      'a code of the application': [ended({ code: 4999 })],
    },
  },
  'replaced-by-newer': {
    fits: {
      'a newer one had just opened': {
        level: 'possible',
        log: [ended({ code: 4000, age: 60_000 }), ended({ number: 2, at: 59_500, age: 90_000 })],
      },
    },
    misses: {
      'the newer one came after': [ended({ code: 4000, age: 60_000 }), ended({ number: 2, at: 60_500, age: 90_000 })],
      'the newer one goes elsewhere': [
        ended({ code: 4000, age: 60_000 }),
        ended({ number: 2, at: 59_500, age: 90_000, url: 'wss://chat.example:8443/other' }),
      ],
      'there had been two for long': [
        ended({ code: 4000, age: 60_000 }),
        ended({ number: 2, at: 10_000, age: 90_000 }),
      ],
    },
  },
  'invalid-frames': {
    fits: {
      'reserved bits': { level: 'certain', first: true, log: [broke(RESERVED)] },
      'a Close frame of one byte': {
        level: 'certain',
        first: true,
        log: [broke('Received a broken close frame with an invalid size of 1 byte.')],
      },
      'Chromium fired an error, and nobody heard the reason': {
        level: 'likely',
        first: true,
        log: [ended({ errorEvent: true })],
      },
    },
    misses: {
      'a masked frame': [broke(MASKED)],
      'cut, and no error': [ended()],
      'the cache': [broke('Page entered Back-Forward Cache.')],
    },
  },
  'compression-bug': {
    fits: {
      'reserved bits with compression': {
        level: 'likely',
        log: [broke(RESERVED, { extensions: 'permessage-deflate' })],
      },
    },
    misses: {
      'reserved bits without': [broke(RESERVED)],
      'an unknown opcode with it': [broke('Unrecognized frame opcode: 3', { extensions: 'permessage-deflate' })],
      'a cut with it': [ended({ record: { extensions: 'permessage-deflate' } })],
    },
  },
  'masked-frame': {
    fits: { 'Chromium says so': { level: 'certain', first: true, log: [broke(MASKED)] } },
    misses: { 'reserved bits': [broke(RESERVED)], '1002 from the server': [ended({ code: 1002 })] },
  },
  'bad-utf8': {
    fits: {
      'a text frame': { level: 'certain', first: true, log: [broke(UTF8)] },
      'a close reason': {
        level: 'certain',
        first: true,
        log: [broke('Received a broken close frame containing invalid UTF-8.')],
      },
    },
    misses: { '1007 from the server': [ended({ code: 1007 })], 'reserved bits': [broke(RESERVED)] },
  },
  'cut-without-close': {
    fits: {
      'FIN in Chromium': { level: 'likely', first: true, log: [ended({ age: 50, silence: 50 })] },
      'a reset in Firefox': {
        level: 'possible',
        first: true,
        log: [ended({ age: 50, silence: 50, engine: 'firefox', errorEvent: true })],
      },
    },
    misses: {
      'a Close frame came': [ended({ code: 1001 })],
      'the browser failed it': [broke(RESERVED)],
      'the page had begun to close': [closedByPage({ code: 1006, clean: false, took: 60_000 })],
    },
  },
};
