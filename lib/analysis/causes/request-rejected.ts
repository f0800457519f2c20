import type { Case } from '../case';
import { ended } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { reasonOf } from '../evidence/evidence';
import { speaksOf } from '../evidence/reason';
import { closeFrame } from '../evidence/server-closes';
import type { Observation } from '../finding';
import type { Cause, CauseExamples } from './cause';

/** Codes by which a server says that it does not like what it got. */
const ABOUT_CONTENT = new Set([1002, 1003, 1007, 1008, 1011]);

function lastSent({ record: { traffic } }: Case): Observation[] {
  const sent = traffic?.sent;
  return sent && sent.messages > 0 ? [{ fact: 'largest-sent', bytes: sent.largest }] : [];
}

export const requestRejected: Cause<'request-rejected'> = {
  id: 'request-rejected',
  title: 'The server refuses what was sent',
  explanation: 'The server closed with a reason of its own words, which speak of the request or message it was sent.',
  change: 'Correct what the reason names: a field, a format, a model or an option that this server does not take.',
  where: 'page',
  role: 'fault',
  sources: ['github:googleapis/js-genai#1236', 'github:mastra-ai/mastra#18287', 'RFC 6455 §7.4.1'],
  fixes: [],
  concerns: endedBy('cut', 'server'),
  predicate(end) {
    if (end.endType !== 'server' || end.code === null || !ABOUT_CONTENT.has(end.code)) return null;
    if (speaksOf(reasonOf(end)) !== 'request') return null;
    return { level: 'likely', weight: 3, support: [closeFrame(end), ...lastSent(end)] };
  },
};

export const examples = (): CauseExamples => ({
  fits: {
    'a field that is not taken': {
      level: 'likely',
      first: true,
      log: [ended({ code: 1007, reason: 'media_chunks is deprecated. Use audio, video, or text instead.' })],
    },
    'a model that cannot': {
      level: 'likely',
      first: true,
      log: [ended({ code: 1008, reason: 'Operation is not implemented, or supported, or enabled.' })],
    },
  },
  misses: {
    'a login': [ended({ code: 1008, reason: 'invalid token' })],
    'no reason': [ended({ code: 1007 })],
    'an application code': [ended({ code: 4001, reason: 'unknown room' })],
  },
});
