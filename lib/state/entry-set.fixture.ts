import type { LogEntry } from '../model/entry';
import { createAnnotationGroups, type EntrySet } from './annotation-groups';
import { createLog } from './log';

/** For tests: all entries of a log, which are to have keys of their own. */
export function entrySetOf(entries: readonly LogEntry[]): EntrySet {
  const log = createLog();
  const groups = createAnnotationGroups(log);
  log.merge(entries);
  return { log, groups, places: log.entries.map((_, place) => place) };
}
