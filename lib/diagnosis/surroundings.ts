import type { EpochMs } from '../record/record';
import { lowerBound } from './clusters';
import { byEnd, type Life } from './life';
import { BREATH, type Steps, sortSteps } from './steps';

/** What the whole log tells of a moment, beyond the one host. */
export interface Surroundings {
  /** Other hosts whose sockets were cut in the same moment, and how many sockets those were. */
  cutElsewhere(life: Life): { hosts: number; sockets: number };
  /** When the next document of the same frame began; `null`: the log knows none. */
  nextDocument(life: Life): EpochMs | null;
  /** When the document of this life was left; `null`: the log does not tell. */
  leftAt(life: Life): EpochMs | null;
  /** By how much the wall clock jumped before this end, against the clock of the page; 0: not at all. Milliseconds. */
  clockJump(life: Life): { ms: number; lasting: boolean };
  /** How many sockets of this log were CONNECTING or open when this life began. */
  aliveAt(life: Life): number;
}

/** Connections lost in one moment are told within this. Milliseconds. */
const MOMENT = 1_500;
/** Looked at on each side of a moment, at most: bounds the work in a log full of ends. */
const MOST = 64;
/** A connection must have been up for so long. Milliseconds. */
const SETTLED = 3_000;
/** Delivery to the log may take some seconds; a smaller jump tells nothing. Milliseconds. */
const JUMP = 20_000;

/** Looks at all ends of a log together, and stops for breath now and then. */
export function* surroundingsSteps(unsorted: Iterable<Life>): Steps<Surroundings> {
  const lives = yield* sortSteps(unsorted, byEnd);
  const cuts: Life[] = [];
  const begins = new Map<string, EpochMs[]>();
  const ends = new Map<string, EpochMs>();
  const jumps = new Map<string, { ms: number; lasting: boolean }>();
  const lagging = new Map<string, { lag: number; jumped: { ms: number; lasting: boolean } | null }>();
  let seen = 0;
  for (const life of lives) {
    if (++seen % BREATH === 0) yield;
    if (life.how === 'cut' && (life.ageMs ?? 0) >= SETTLED) cuts.push(life);
    if (life.how === 'unseen' || life.record.outcome.kind === 'unseen') continue;
    const { entry, record, document } = life;
    const before = lagging.get(document);
    // Most ends are of a document that is known by now.
    if (!before) {
      const frame = frameOf(life);
      const known = begins.get(frame);
      if (known) known.push(record.document.startedAt);
      else begins.set(frame, [record.document.startedAt]);
    }
    if (life.how === 'left') ends.set(document, Math.max(ends.get(document) ?? 0, life.endedAt));
    const lag = entry.receivedAt - life.endedAt;
    const grown = before ? lag - before.lag : 0;
    // A delay of delivery passes; what the page's clock slept stays.
    if (before?.jumped && grown > -JUMP / 2) before.jumped.lasting = true;
    const jumped = grown >= JUMP ? { ms: grown, lasting: false } : null;
    if (jumped) jumps.set(life.key, jumped);
    if (before) {
      before.lag = lag;
      before.jumped = jumped;
    } else lagging.set(document, { lag, jumped });
  }
  /** Asked of few ends. */
  let moments: { created: Float64Array; ended: Float64Array } | null = null;
  for (const starts of begins.values()) starts.sort((a, b) => a - b);

  function nextDocument(life: Life): EpochMs | null {
    const starts = begins.get(frameOf(life)) ?? [];
    return starts[lowerBound(starts, life.record.document.startedAt + 1, (at) => at)] ?? null;
  }

  return {
    cutElsewhere({ endedAt, host }) {
      const from = lowerBound(cuts, endedAt - MOMENT, (life) => life.endedAt);
      const hosts = new Set<string>();
      let sockets = 0;
      for (let index = from; index < from + MOST; index++) {
        const other = cuts[index];
        if (!other || other.endedAt > endedAt + MOMENT) break;
        if (other.host === host) continue;
        hosts.add(other.host);
        sockets++;
      }
      return { hosts: hosts.size, sockets };
    },
    nextDocument,
    leftAt: (life) => ends.get(life.document) ?? nextDocument(life),
    aliveAt({ record: { createdAt } }) {
      moments ??= {
        created: Float64Array.from(lives, ({ record }) => record.createdAt).sort(),
        ended: Float64Array.from(lives, ({ endedAt }) => endedAt),
      };
      return countBelow(moments.created, createdAt) - countBelow(moments.ended, createdAt);
    },
    clockJump: ({ key }) => jumps.get(key) ?? { ms: 0, lasting: false },
  };
}

const countBelow = (numbers: Float64Array, number: number): number => lowerBound(numbers, number, (each) => each);

function frameOf({ entry: { source } }: Life): string {
  return `${source.tabId}.${source.frameId}`;
}
