import type { Fit } from '../causes/cause';
import { closedByPage, ended } from '../entries.fixture';

export const broke = (failure: string, record = {}) =>
  ended({ age: 50, silence: 50, errorEvent: true, evidence: { status: 101, failure }, record });

export const RESERVED = 'One or more reserved bits are on: reserved1 = 1, reserved2 = 0, reserved3 = 0';

export const MASKED = 'A server must not mask any frames that it sends to the client.';

/** The server's own word, and what must not be taken for it. */
export const word = (code: number, level: Fit['level'] = 'likely') => ({
  fits: { 'the server says so': { level, first: true, log: [ended({ code })] } },
  misses: {
    'the page says so': [closedByPage({ code, call: { code } })],
    'another code': [ended({ code: code === 1000 ? 1001 : 1000 })],
    'no code at all': [ended()],
  },
});
