import type { LogEntry } from '../record/entry';
import { createKinds, type Ends } from './kinds';
import { createLog } from './log';

/** For tests: all entries of a log, which are to have keys of their own. */
export function endsOf(entries: readonly LogEntry[]): Ends {
  const log = createLog();
  const kinds = createKinds(log);
  log.merge(entries);
  return { log, kinds, places: log.entries.map((_, place) => place) };
}
