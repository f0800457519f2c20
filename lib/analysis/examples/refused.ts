import type { REFUSED } from '../../../data/causes/refused';
import { ended, refused, several } from '../entries.fixture';
import type { Examples } from './example';

const H = 'Error during WebSocket handshake: ';
const answered = (status: number, plan: Parameters<typeof refused>[1] = {}) =>
  refused(`${H}Unexpected response code: ${status}`, { status, ...plan });
const sameOrigin = { record: { document: { url: 'https://chat.example:8443/', startedAt: 0, top: true } } };
const firefox = { engine: 'firefox', source: 'webRequest' } as const;

export const refusedExamples: Examples<(typeof REFUSED)[number]['id']> = {
  'origin-rejected': {
    fits: {
      'a page of another origin': { level: 'likely', first: true, log: [answered(403)] },
      'in Firefox': { level: 'likely', first: true, log: [refused(null, { status: 403, ...firefox })] },
      'even of the same origin': { level: 'possible', first: true, log: [answered(403, sameOrigin)] },
    },
    misses: {
      'a 401': [refused('HTTP Authentication failed; no valid credentials available', { status: 401 })],
      'nobody saw the status': [refused()],
      'closed with 3003 after opening': [ended({ code: 3003, age: 30 })],
    },
  },
  'handshake-forbidden': {
    fits: {
      'a challenge of a firewall': {
        level: 'likely',
        first: true,
        log: [answered(403, { headers: { 'cf-mitigated': 'challenge' } })],
      },
      'any 403': { level: 'possible', log: [answered(403)] },
    },
    misses: {
      'a 404': [answered(404)],
      'closed with 1008 after opening': [ended({ code: 1008, age: 30 })],
    },
  },
  'not-authenticated': {
    fits: {
      'Chromium has its own sentence': {
        level: 'certain',
        first: true,
        log: [refused('HTTP Authentication failed; no valid credentials available')],
      },
      'Firefox knows the status': { level: 'certain', first: true, log: [refused(null, { status: 401, ...firefox })] },
    },
    misses: {
      'a 403': [answered(403)],
      'a 407': [refused('Error in connection establishment: net::ERR_UNEXPECTED_PROXY_AUTH', { status: 407 })],
      'closed with 4401 after opening': [ended({ code: 4401, age: 30 })],
    },
  },
  'wrong-path': {
    fits: {
      'a 404': { level: 'likely', first: true, log: [answered(404)] },
      'a page in place of a socket': {
        level: 'likely',
        first: true,
        log: [answered(200, { headers: { 'Content-Type': 'text/html' } })],
      },
      'a 404 where it had worked before': {
        level: 'possible',
        log: [answered(404, { number: 2, at: 60_000 }), ended({ age: 30_000 })],
      },
    },
    misses: {
      'a 502': [answered(502)],
      'a 426': [answered(426)],
      'the host is unknown': [refused('Error in connection establishment: net::ERR_NAME_NOT_RESOLVED')],
    },
  },
  'upgrade-not-proxied': {
    fits: {
      'a 426': { level: 'likely', first: true, log: [answered(426)] },
      'a 400': { level: 'likely', first: true, log: [answered(400)] },
      'maybe with a 404': { level: 'possible', log: [answered(404)] },
    },
    misses: {
      'a 101 without Upgrade': [refused(`${H}'Upgrade' header is missing`, { status: 101 })],
      'a 401': [refused('HTTP Authentication failed; no valid credentials available', { status: 401 })],
      'a 400 of Engine.IO': [answered(400, { url: 'wss://chat.example/socket.io/?EIO=4&transport=websocket&sid=abc' })],
    },
  },
  'sticky-session-missing': {
    fits: {
      'a 400 to a known session': {
        level: 'likely',
        first: true,
        log: [answered(400, { url: 'wss://chat.example/socket.io/?EIO=4&transport=websocket&sid=abc' })],
      },
    },
    misses: {
      'a 400 without a session': [answered(400, { url: 'wss://chat.example/socket.io/?EIO=4&transport=websocket' })],
      'a 400 to something else': [answered(400, { url: 'wss://chat.example/live?sid=abc' })],
      'a 403 to a session': [answered(403, { url: 'wss://chat.example/socket.io/?EIO=4&sid=abc' })],
    },
  },
  redirected: {
    fits: {
      'a 301': { level: 'certain', first: true, log: [answered(301, { headers: { Location: '/live/' } })] },
      'a 302 to a login': { level: 'certain', first: true, log: [answered(302)] },
    },
    misses: {
      'a 304, which is no redirect': [answered(304)],
      'a 200': [answered(200)],
    },
  },
  'rate-limited': {
    fits: { 'a 429': { level: 'certain', first: true, log: [answered(429, { headers: { 'Retry-After': '30' } })] } },
    misses: {
      'a 503 with Retry-After': [answered(503, { headers: { 'Retry-After': '30' } })],
      'closed with 1013 after opening': [ended({ code: 1013, age: 30 })],
    },
  },
  'upstream-down': {
    fits: {
      'a 502': { level: 'certain', first: true, log: [answered(502)] },
      'a 504': { level: 'certain', first: true, log: [answered(504)] },
      'a 503': { level: 'likely', first: true, log: [answered(503)] },
      "Cloudflare's 521": { level: 'likely', first: true, log: [answered(521)] },
    },
    misses: {
      'a 500': [answered(500)],
      'nothing listens': [refused('Error in connection establishment: net::ERR_CONNECTION_REFUSED')],
      'closed with 1014 after opening': [ended({ code: 1014, age: 30 })],
    },
  },
  'server-error': {
    fits: {
      'a 500': { level: 'certain', first: true, log: [answered(500)] },
      'a 501': { level: 'likely', first: true, log: [answered(501)] },
    },
    misses: {
      'a 502': [answered(502)],
      'closed with 1011 after opening': [ended({ code: 1011, age: 30 })],
    },
  },
  'refused-otherwise': {
    fits: {
      'a 402': { level: 'certain', first: true, log: [answered(402)] },
      'a 451': { level: 'certain', first: true, log: [answered(451)] },
    },
    misses: {
      'a 403, which has a cause of its own': [answered(403)],
      'a 503, which has one too': [answered(503)],
      'no answer at all': [refused('Connection closed before receiving a handshake response')],
    },
  },
  'bad-upgrade-answer': {
    fits: {
      'no Upgrade': {
        level: 'certain',
        first: true,
        log: [refused(`${H}'Upgrade' header is missing`, { status: 101 })],
      },
      'a wrong accept key': {
        level: 'certain',
        first: true,
        log: [refused(`${H}Incorrect 'Sec-WebSocket-Accept' header value`, { status: 101 })],
      },
      'Firefox sees a 101 and no socket': {
        level: 'likely',
        first: true,
        log: [refused(null, { status: 101, headers: { Connection: 'Upgrade' }, ...firefox })],
      },
    },
    misses: {
      'a 200': [answered(200)],
      'the subprotocol is wrong': [
        refused(`${H}Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received`, { status: 101 }),
      ],
      'opened and then broken': [
        ended({ errorEvent: true, evidence: { status: 101, failure: 'Invalid frame header' } }),
      ],
    },
  },
  'subprotocol-mismatch': {
    fits: {
      'none was chosen': {
        level: 'certain',
        first: true,
        log: [
          refused(`${H}Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received`, {
            status: 101,
            record: { requestedProtocols: ['graphql-transport-ws'] },
          }),
        ],
      },
      'another was chosen': {
        level: 'certain',
        first: true,
        log: [
          refused(`${H}'Sec-WebSocket-Protocol' header value 'mqtt' in response does not match any of sent values`, {
            status: 101,
          }),
        ],
      },
      'Firefox opens without one': {
        level: 'possible',
        log: [ended({ age: 40, silence: 40, engine: 'firefox', record: { requestedProtocols: ['chat'] } })],
      },
    },
    misses: {
      'the extension is wrong': [
        refused(`${H}Found an unsupported extension 'x' in 'Sec-WebSocket-Extensions' header`, { status: 101 }),
      ],
      'agreed upon': [ended({ age: 40, silence: 40, record: { requestedProtocols: ['chat'], protocol: 'chat' } })],
      'none was asked for': [ended({ age: 40, silence: 40 })],
      'it went well for a while': [ended({ age: 60_000, engine: 'firefox', record: { requestedProtocols: ['chat'] } })],
    },
  },
  'extension-mismatch': {
    fits: {
      'one that was not offered': {
        level: 'certain',
        first: true,
        log: [
          refused(`${H}Found an unsupported extension 'x-zip' in 'Sec-WebSocket-Extensions' header`, { status: 101 }),
        ],
      },
      'bad parameters': {
        level: 'certain',
        first: true,
        log: [refused(`${H}Error in permessage-deflate: Unexpected parameter`, { status: 101 })],
      },
    },
    misses: {
      'the subprotocol is wrong': [
        refused(`${H}Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received`, { status: 101 }),
      ],
      'broken later, with compression': [
        ended({
          errorEvent: true,
          record: { extensions: 'permessage-deflate' },
          evidence: { status: 101, failure: 'Invalid frame header' },
        }),
      ],
    },
  },
  'not-http': {
    fits: {
      'bytes of another protocol': {
        level: 'certain',
        first: true,
        log: [refused(`${H}net::ERR_INVALID_HTTP_RESPONSE`)],
      },
      'a strange status line': { level: 'certain', first: true, log: [refused(`${H}Invalid status line`)] },
    },
    misses: {
      'no answer': [refused('Connection closed before receiving a handshake response')],
      'wss: to a plain port': [refused('Error in connection establishment: net::ERR_SSL_PROTOCOL_ERROR')],
      'a series of 404s': several(3, 1_000, (plan) => answered(404, plan)),
    },
  },
};
