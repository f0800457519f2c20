import type { Case } from '../case';
import { closedByPage, ended, several } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { reasonOf } from '../evidence/evidence';
import { closeFrame } from '../evidence/server-closes';
import type { Claim, Observation } from '../finding';
import type { SocketSummary } from '../socket-summary';
import type { Cause, CauseExamples } from './cause';

/** Connections in a row that end at the same point. */
const IN_A_ROW = 3;

/** A connection that lived longer did not fail on opening. Milliseconds. */
const SHORT = 5_000;

/**
 * Neighbours in both directions: this connection and others of its document at the same endpoint, each of which opened
 * and soon ended at about the same age, without one between them that lasted.
 */
function failsAfterOpening(end: Case): Claim | null {
  if (!failed(end) || end.ageMs === null) return null;
  const { siblings, place } = end.relation;
  const alike = (socket: SocketSummary | undefined): boolean =>
    socket !== undefined && failed(socket) && socket.code === end.code && isNear(socket.ageMs ?? 0, end.ageMs ?? 0);
  let from = place;
  let to = place;
  while (place - from < MOST && alike(siblings[from - 1])) from--;
  while (to - place < MOST && alike(siblings[to + 1])) to++;
  const run = siblings.slice(from, to + 1);
  if (run.length < IN_A_ROW || overlaps(run)) return null;
  const said = run.every(
    ({ record }) => (record.traffic?.sent.messages ?? 0) > 0 && (record.traffic?.sent.messages ?? 0) <= 2,
  );
  const median = run.map(({ ageMs }) => ageMs ?? 0).sort((a, b) => a - b)[run.length >> 1] ?? end.ageMs;
  const facts: Observation[] = [{ fact: 'short-lives', count: run.length, ms: median, said }];
  const frame: Observation = end.endType === 'cut' ? { fact: 'no-close-frame' } : closeFrame(end);
  // A code of its own, or a reason, says more.
  const isSpoken = end.endType === 'server' && (reasonOf(end) !== '' || !PLAIN.has(end.code ?? 0));
  return { level: isSpoken ? 'possible' : 'likely', weight: isSpoken ? -1 : 2, support: [frame, ...facts] };
}

/** Looked at on each side. */
const MOST = 32;

/** Codes that say nothing of why. */
const PLAIN = new Set([1000, 1005, 1006]);

function failed({ endType, ageMs }: Pick<SocketSummary, 'endType' | 'ageMs'>): boolean {
  return (endType === 'cut' || endType === 'server') && ageMs !== null && ageMs < SHORT;
}

/** Ages that have the same cause: timers and networks add some tens of milliseconds. */
const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= 60 + 0.35 * Math.max(a, b);

/** Whether some of them were open side by side: then they are not attempts after each other. */
function overlaps(run: readonly SocketSummary[]): boolean {
  return run.some(({ record }, index) => {
    const next = run[index + 1];
    return next !== undefined && next.record.createdAt < record.endedAt - 5;
  });
}

export const failsAfterOpeningCause: Cause<'fails-after-opening'> = {
  id: 'fails-after-opening',
  title: 'Each connection ends soon after it opened',
  explanation:
    'The handshake succeeds each time, and each time the end comes at the same point: the server fails on or is done with the first message, or a proxy on the way stops what follows.',
  change:
    "Read the server's log at those times; if it saw nothing wrong, try another network, and fall back to long polling after some such ends.",
  where: 'server',
  role: 'fault',
  sources: ['github:phoenixframework/phoenix#6766', 'github:ktorio/ktor#402'],
  fixes: [],
  concerns: endedBy('cut', 'server'),
  predicate: failsAfterOpening,
};

export const examples = (): CauseExamples => ({
  fits: {
    'cut three times at the same age': {
      level: 'likely',
      first: true,
      log: several(3, 400, (plan) => ended({ ...plan, age: 200, messages: 1 })),
    },
    'closed with 1000 three times after the first message': {
      level: 'likely',
      first: true,
      log: several(3, 400, (plan) => ended({ ...plan, age: 40, code: 1000, messages: 1 })),
    },
    'maybe where the server says why': {
      level: 'possible',
      log: several(3, 400, (plan) => ended({ ...plan, age: 40, code: 1011, messages: 1 })),
    },
  },
  misses: {
    'twice only': several(2, 400, (plan) => ended({ ...plan, age: 200 })),
    'at different ages': several(3, 6_000, (plan) => ended({ ...plan, age: plan.number * 1_500 })),
    'side by side': several(3, 10, (plan) => ended({ ...plan, age: 200 })),
    'closed by the page': several(3, 400, (plan) => closedByPage({ ...plan, age: 200 })),
  },
});
