import type { Case } from '../case';
import { ended } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { closeFrame } from '../evidence/server-closes';
import type { Cause, CauseExamples } from './cause';

/** Milliseconds from the opening of a newer socket of this page at this endpoint to this end, if it came just before. */
function newerSocket(end: Case): number | null {
  const { siblings, place } = end.relation;
  for (const { record } of siblings.slice(place + 1, place + 9)) {
    const { openedAt, createdAt, endedAt } = record;
    if (openedAt === null || createdAt <= (end.record.openedAt ?? 0) || endedAt <= end.endedAt) continue;
    const ms = end.endedAt - openedAt;
    if (ms >= 0 && ms <= 2_000) return ms;
  }
  return null;
}

export const replacedByNewer: Cause<'replaced-by-newer'> = {
  id: 'replaced-by-newer',
  title: 'A newer connection took its place',
  explanation: 'The server ended this connection just after the same page had opened another one to the same endpoint.',
  change: 'Close the old socket before opening a new one, or let the server accept several for one user.',
  where: 'page',
  role: 'fault',
  sources: ['RFC 6455 §7.4.2', 'github:phoenixframework/phoenix lib/phoenix/channel/server.ex (duplicate join)'],
  fixes: [],
  concerns: endedBy('cut', 'server', 'broken'),
  predicate(end) {
    if (end.endType !== 'server' || end.code === 1012 || end.code === 1013) return null;
    const ms = newerSocket(end);
    return ms === null ? null : { level: 'possible', support: [closeFrame(end), { fact: 'newer-socket', ms }] };
  },
};

export const examples = (): CauseExamples => ({
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
    'there had been two for long': [ended({ code: 4000, age: 60_000 }), ended({ number: 2, at: 10_000, age: 90_000 })],
  },
});
