import { CHROMIUM_BASIC } from '../../../data/cause-sources';
import { ended } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { responseHeader, wasAnswered } from '../evidence/evidence';
import { certain } from '../evidence/refused';
import { answered } from '../examples/refused.fixture';
import type { Cause, CauseExamples } from './cause';

export const rateLimited: Cause<'rate-limited'> = {
  id: 'rate-limited',
  title: 'Too many attempts',
  explanation: 'The server answered 429: it counts attempts, and there were too many.',
  change: 'Wait as long as Retry-After says, then back off exponentially with a random part.',
  where: 'page',
  role: 'fault',
  sources: ['RFC 6585 §4', CHROMIUM_BASIC],
  fixes: ['page-backoff'],
  concerns: endedBy('refused', 'cut', 'server'),
  predicate: (end) => (wasAnswered(end, 429) ? certain(end, 429, responseHeader(end, 'retry-after')) : null),
};

export const examples = (): CauseExamples => ({
  fits: { 'a 429': { level: 'certain', first: true, log: [answered(429, { headers: { 'Retry-After': '30' } })] } },
  misses: {
    'a 503 with Retry-After': [answered(503, { headers: { 'Retry-After': '30' } })],
    'closed with 1013 after opening': [ended({ code: 1013, age: 30 })],
  },
});
