import { type EndWords, endWords } from '../record/describe';
import { dialectsInForce } from '../record/dialect';
import type { Log } from './log';

/** A number for all that the same is said of, from 1. They are given out anew with other dictionaries, and after a clear. */
export type Kind = number;

/**
 * Which of the log's entries the same is said of. Long logs have few kinds of ends, and to read a number of an array is
 * many times quicker than to look at an entry: what holds alike for a kind is found once, and read for each entry.
 */
export interface Kinds {
  /** Of the entry at a place, found when it is first asked for; 0: there is no entry. No effect is told of others. */
  at(place: number): Kind;
  /** The same of all entries before a place, by their places, for whoever reads them at once: later they may be others. */
  upTo(end: number): ArrayLike<Kind>;
  /** What is said of them. */
  words(kind: Kind): EndWords | undefined;
  [Symbol.dispose](): void;
}

/** Some of a log's entries, by their places. */
export interface Ends {
  log: Pick<Log, 'entries'>;
  kinds: Pick<Kinds, 'at' | 'words'>;
  places: readonly number[];
}

/** Follows the log, in front of whoever listens to it later. */
export function createKinds(log: Log): Kinds {
  let dialects = dialectsInForce.peek();
  /** By place; 0: not found yet. */
  let kinds = new Uint32Array(1024);
  /** Of all entries before this place it is found. */
  let found = 0;
  let words: EndWords[] = [];
  const numbers = new Map<EndWords, Kind>();

  function forget(): void {
    kinds.fill(0);
    found = 0;
    words = [];
    numbers.clear();
  }

  function find(place: number): Kind {
    const entry = log.entries[place];
    if (!entry) return 0;
    const said = endWords(entry);
    const kind = numbers.get(said) ?? words.push(said);
    numbers.set(said, kind);
    kinds[place] = kind;
    return kind;
  }

  const stop = log.listen((change) => {
    if (change.kind === 'cleared') forget();
    else {
      for (const { index } of change.replaced) {
        kinds[index] = 0;
        found = Math.min(found, index);
      }
    }
    if (log.entries.length <= kinds.length) return;
    const wider = new Uint32Array(Math.max(log.entries.length, kinds.length * 2));
    wider.set(kinds);
    kinds = wider;
  });

  function keepUp(): void {
    const inForce = dialectsInForce.peek();
    if (dialects === inForce) return;
    dialects = inForce;
    forget();
  }

  return {
    at(place) {
      keepUp();
      return kinds[place] || find(place);
    },
    upTo(end) {
      keepUp();
      for (; found < end; found++) if (kinds[found] === 0) find(found);
      return kinds;
    },
    words: (kind) => words[kind - 1],
    [Symbol.dispose]: stop,
  };
}
