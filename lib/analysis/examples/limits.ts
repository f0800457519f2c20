import type { TIME_LIMITS } from '../../../data/causes/limits';
import { closedByPage, ended, several } from '../entries.fixture';
import type { Examples } from './example';

const nginx = { status: 101, responseHeaders: [{ name: 'Server', value: 'nginx/1.27.3' }] };
const alb = { status: 101, responseHeaders: [{ name: 'Set-Cookie', value: 'AWSALB=abc; Path=/' }] };
const cloudflare = { status: 101, responseHeaders: [{ name: 'CF-RAY', value: '8f1-FRA' }] };
const apiGateway = { status: 101, responseHeaders: [{ name: 'x-amzn-RequestId', value: 'abc' }] };
const google = { status: 101, responseHeaders: [{ name: 'Via', value: '1.1 google' }] };

/** Cut after as much silence, each after another time of traffic. */
const idle = (ms: number, count = 4, evidence: object | null = null) =>
  several(count, 400_000, (plan) =>
    ended({ ...plan, age: ms + 7_000 * plan.number, silence: ms + 11 * plan.number, evidence, messages: 20 }),
  );

/** Cut at one age, busy to the end. */
const aged = (ms: number, count = 4, evidence: object | null = null) =>
  several(count, ms * 2, (plan) =>
    ended({ ...plan, age: ms + 11 * plan.number, silence: 300 + 400 * plan.number, messages: 200, evidence }),
  );

const heartbeat = { stack: 'at Socket.onHeartbeatTimeout (https://app.example/phoenix.js:12:3)' };

export const limitsExamples: Examples<(typeof TIME_LIMITS)[number]['id']> = {
  'idle-timeout': {
    fits: {
      'four sockets agree on 60 s': { level: 'likely', first: true, log: idle(60_000) },
      'four sockets agree on a number of nobody': { level: 'likely', first: true, log: idle(37_300) },
      'one alone, at a number that is known': {
        level: 'likely',
        first: true,
        log: [ended({ age: 200_000, silence: 60_020 })],
      },
      'one alone, after long silence': { level: 'possible', log: [ended({ age: 200_000, silence: 43_000 })] },
      'the server says so': {
        level: 'likely',
        log: [ended({ code: 1001, reason: 'Idle Timeout', age: 300_000, silence: 47_000 })],
      },
      'cut, though one lived through more': {
        level: 'likely',
        log: [...idle(60_000), closedByPage({ number: 9, at: 9_000_000, age: 400_000, silence: 200_000 })],
      },
    },
    misses: {
      'in the middle of traffic': several(4, 200_000, (plan) =>
        ended({ ...plan, age: 60_000, silence: 900 * plan.number, messages: 60 }),
      ),
      'the page closed after a minute of silence': several(4, 200_000, (plan) =>
        closedByPage({ ...plan, age: 90_000 + plan.at / 10, silence: 60_000 }),
      ),
      'one alone, after a short silence': [ended({ age: 200_000, silence: 12_000 })],
      'offline, at a number that is known': [ended({ age: 200_000, silence: 60_020, record: { online: false } })],
      'a number that another socket lived through': [
        ended({ age: 200_000, silence: 60_020 }),
        closedByPage({ number: 2, at: 300_000, age: 400_000, silence: 200_000 }),
      ],
    },
  },
  'nginx-read-timeout': {
    fits: {
      'nginx answered, and 60 s': { level: 'likely', first: true, log: idle(60_000, 4, nginx) },
      'nobody knows who answered': { level: 'possible', log: idle(60_000) },
    },
    misses: {
      'nginx answered, and 100 s': idle(100_000, 4, nginx),
      'another server answered': idle(60_000, 4, {
        status: 101,
        responseHeaders: [{ name: 'Server', value: 'Apache' }],
      }),
      '60 s of age, with traffic': aged(60_000, 4, nginx),
    },
  },
  'aws-alb-idle': {
    fits: { "the balancer's cookie, and 60 s": { level: 'likely', first: true, log: idle(60_000, 4, alb) } },
    misses: {
      'nginx answered': idle(60_000, 4, nginx),
      'the cookie, and 90 s': idle(90_000, 4, alb),
    },
  },
  'cloudflare-idle': {
    fits: {
      'a CF-RAY, and 100 s': { level: 'likely', first: true, log: idle(100_000, 4, cloudflare) },
      '100 s alone': { level: 'possible', log: idle(100_000) },
    },
    misses: {
      'a CF-RAY, and 60 s': idle(60_000, 4, cloudflare),
      '100 s of age, with traffic': aged(100_000, 4, cloudflare),
    },
  },
  'heroku-idle': {
    fits: {
      '55 s on herokuapp.com': {
        level: 'likely',
        first: true,
        log: several(3, 400_000, (plan) =>
          ended({ ...plan, url: 'wss://app.herokuapp.com/', age: 70_000 + plan.at / 9, silence: 55_010 }),
        ),
      },
    },
    misses: {
      '60 s on herokuapp.com': several(3, 400_000, (plan) =>
        ended({ ...plan, url: 'wss://app.herokuapp.com/', age: 70_000 + plan.at / 9, silence: 60_010 }),
      ),
      '55 s behind nginx': idle(55_000, 4, nginx),
    },
  },
  'lifetime-limit': {
    fits: {
      'four sockets end at 30 s, busy': { level: 'likely', first: true, log: aged(30_000) },
      'four sockets end at a number of nobody': { level: 'likely', first: true, log: aged(47_000) },
      'nothing was ever sent, so silence and age are one': {
        level: 'possible',
        log: several(4, 200_000, (plan) =>
          ended({ ...plan, age: 45_000 + plan.number, silence: 45_000 + plan.number }),
        ),
      },
    },
    misses: {
      'they end together, having begun together': several(5, 3, (plan) => ended({ ...plan, age: 30_000 - plan.at })),
      'others live longer': [...aged(30_000), ended({ number: 9, at: 900_000, age: 300_000, code: 1000 })],
      'silence is the number': idle(60_000),
      'one alone at a number of nobody': [ended({ age: 47_000, messages: 90 })],
    },
  },
  'gcp-backend-timeout': {
    fits: {
      "Google's proxy answered, and 30 s": { level: 'likely', first: true, log: aged(30_000, 4, google) },
      'one alone, busy, at 30 s': { level: 'possible', log: [ended({ age: 30_010, messages: 90 })] },
    },
    misses: {
      '30 s of silence': idle(30_000, 4, google),
      "Google's proxy answered, and 45 s": aged(45_000, 4, google),
    },
  },
  'aws-api-gateway-limit': {
    fits: {
      '10 minutes of silence': { level: 'likely', first: true, log: idle(600_000, 4, apiGateway) },
      '2 hours of age': { level: 'likely', first: true, log: aged(7_200_000, 4, apiGateway) },
    },
    misses: {
      '5 minutes of silence': idle(300_000, 4, apiGateway),
      '1 hour of age': aged(3_600_000, 4, apiGateway),
    },
  },
  'keepalive-timeout': {
    fits: {
      'python-websockets says so': {
        level: 'likely',
        first: true,
        log: [ended({ code: 1011, reason: 'keepalive ping timeout', age: 90_000, silence: 41_000 })],
      },
      'another server says so': { level: 'likely', log: [ended({ code: 4000, reason: 'no pong in 30 s' })] },
    },
    misses: {
      'it failed otherwise': [ended({ code: 1011, reason: 'Internal server error' })],
      'it says that it plays ping-pong': [ended({ code: 1000, reason: 'ping-pong game lost' })],
      'it says nothing': [ended({ code: 1011 })],
    },
  },
  'heartbeat-gave-up': {
    fits: {
      'the call site is called so': {
        level: 'likely',
        first: true,
        log: [closedByPage({ age: 90_000, unheard: 31_000, unsent: 1_000, call: heartbeat })],
      },
      'the reason says so': {
        level: 'likely',
        first: true,
        log: [closedByPage({ age: 90_000, silence: 10_000, call: { code: 4000, reason: 'heartbeat timeout' } })],
      },
      'it waits as long each time': {
        level: 'likely',
        first: true,
        log: several(4, 300_000, (plan) =>
          closedByPage({ ...plan, age: 60_000 + plan.at / 7, unheard: 8_000, unsent: 3_000 }),
        ),
      },
    },
    misses: {
      'the server had just spoken': [closedByPage({ age: 90_000, unheard: 300, unsent: 100, call: heartbeat })],
      'the user logged out': [closedByPage({ age: 90_000, unheard: 5_000, unsent: 2_000 })],
      'the server closed': [ended({ code: 1000, unheard: 31_000, unsent: 1_000, age: 90_000 })],
    },
  },
  'closing-unanswered': {
    fits: {
      'Chromium waited for 60 s': {
        level: 'likely',
        first: true,
        log: [closedByPage({ code: 1006, clean: false, took: 60_002 })],
      },
      'Firefox waited for 22 s': {
        level: 'likely',
        first: true,
        log: [closedByPage({ code: 1006, clean: false, took: 22_000, engine: 'firefox' })],
      },
      'the other end hung up': {
        level: 'likely',
        first: true,
        log: [closedByPage({ code: 1006, clean: false, took: 40 })],
      },
    },
    misses: {
      'it was answered late': [closedByPage({ code: 1000, clean: true, took: 59_000 })],
      'the page closed nothing': [ended()],
    },
  },
  'login-expired': {
    fits: {
      '3000 after an hour': {
        level: 'likely',
        first: true,
        log: [ended({ code: 3000, reason: 'token expired', age: 3_600_000 })],
      },
      '4401 after 15 minutes': { level: 'likely', log: [ended({ code: 4401, age: 900_000 })] },
    },
    misses: {
      '3000 at once': [ended({ code: 3000, reason: 'token expired', age: 40 })],
      '1008 for another reason after an hour': [ended({ code: 1008, reason: 'rate exceeded', age: 3_600_000 })],
      'a cut after an hour': [ended({ age: 3_600_000 })],
    },
  },
};
