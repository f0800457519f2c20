import { type SharedAnnotation, sharedAnnotation } from '../analysis/annotate';
import { activeDictionaries } from '../analysis/application-protocol';
import type { Log } from './log';

/** A number for all that the same is said of, from 1. They are given out anew with other dictionaries, and after a clear. */
export type AnnotationGroup = number;

/**
 * Which of the log's entries the same is said of. Long logs have few kinds of ends, and to read a number of an array is
 * many times quicker than to look at an entry: what holds alike for a kind is found once, and read for each entry.
 */
export interface AnnotationGroups {
  /** Of the entry at a place, found when it is first asked for; 0: there is no entry. No effect is told of others. */
  at(place: number): AnnotationGroup;
  /** The same of all entries before a place, by their places, for whoever reads them at once: later they may be others. */
  ensure(end: number): ArrayLike<AnnotationGroup>;
  /** What is said of them. */
  annotation(group: AnnotationGroup): SharedAnnotation | undefined;
  [Symbol.dispose](): void;
}

/** Some of a log's entries, by their places. */
export interface EntrySet {
  log: Pick<Log, 'entries'>;
  groups: Pick<AnnotationGroups, 'at' | 'annotation'>;
  places: readonly number[];
}

/** Follows the log, in front of whoever listens to it later. */
export function createAnnotationGroups(log: Log): AnnotationGroups {
  let dictionaries = activeDictionaries.peek();
  /** By place; 0: not found yet. */
  let groups = new Uint32Array(1024);
  /** Of all entries before this place it is found. */
  let found = 0;
  let words: SharedAnnotation[] = [];
  const numbers = new Map<SharedAnnotation, AnnotationGroup>();

  function forget(): void {
    groups.fill(0);
    found = 0;
    words = [];
    numbers.clear();
  }

  function find(place: number): AnnotationGroup {
    const entry = log.entries[place];
    if (!entry) return 0;
    const said = sharedAnnotation(entry);
    const group = numbers.get(said) ?? words.push(said);
    numbers.set(said, group);
    groups[place] = group;
    return group;
  }

  const stop = log.listen((change) => {
    if (change.kind === 'cleared') forget();
    else {
      for (const { index } of change.replaced) {
        groups[index] = 0;
        found = Math.min(found, index);
      }
    }
    if (log.entries.length <= groups.length) return;
    const wider = new Uint32Array(Math.max(log.entries.length, groups.length * 2));
    wider.set(groups);
    groups = wider;
  });

  function keepUp(): void {
    const inForce = activeDictionaries.peek();
    if (dictionaries === inForce) return;
    dictionaries = inForce;
    forget();
  }

  return {
    at(place) {
      keepUp();
      return groups[place] || find(place);
    },
    ensure(end) {
      keepUp();
      for (; found < end; found++) if (groups[found] === 0) find(found);
      return groups;
    },
    annotation: (group) => words[group - 1],
    [Symbol.dispose]: stop,
  };
}
