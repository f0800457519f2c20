import type { Case } from '../case';
import { ended } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { closeFrame } from '../evidence/server-closes';
import type { Observation } from '../finding';
import type { Cause, CauseExamples } from './cause';

/** Connections that end this soon after another one at the endpoint opened were ended for it. Milliseconds. */
const TURN = 250;

/** So many times in turn is no chance. */
const IN_TURN = 3;

/** How many connections at this endpoint ended just after a newer one had opened. */
function turnsAt({ relation: { siblings, place } }: Case): number {
  const around = siblings.slice(Math.max(0, place - 12), place + 13);
  return around.filter(({ record, endType }, index) => {
    if (endType !== 'cut' && endType !== 'server') return false;
    return around.slice(index + 1).some(({ record: newer }) => {
      const ms = newer.openedAt === null ? -1 : record.endedAt - newer.openedAt;
      return ms >= 0 && ms <= TURN && newer.createdAt > (record.openedAt ?? Number.POSITIVE_INFINITY);
    });
  }).length;
}

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
  explanation:
    'The connection ended just after another one to the same endpoint had opened: servers that allow one for each user, session or client id end the older.',
  change:
    'Close the old socket before opening a new one, give each tab a client id of its own, or let the server accept several.',
  where: 'page',
  role: 'fault',
  sources: ['RFC 6455 §7.4.2', 'github:phoenixframework/phoenix lib/phoenix/channel/server.ex (duplicate join)'],
  fixes: [],
  concerns: endedBy('cut', 'server', 'broken', 'refused'),
  predicate(end) {
    if ((end.endType !== 'server' && end.endType !== 'cut') || end.code === 1012 || end.code === 1013) return null;
    const ms = newerSocket(end);
    if (ms === null) return null;
    const frame: Observation = end.endType === 'cut' ? { fact: 'no-close-frame' } : closeFrame(end);
    const turns = turnsAt(end);
    const support: Observation[] = [frame, { fact: 'newer-socket', ms }];
    if (turns < IN_TURN) return end.endType === 'cut' ? null : { level: 'possible', support };
    return { level: 'likely', weight: 4, support: [...support, { fact: 'took-turns', count: turns, ms: TURN }] };
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
