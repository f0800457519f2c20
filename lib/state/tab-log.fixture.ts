import { emptyTabLog, type TabLog } from '../model/journal';

/** For tests: the log of tab 1, recording, with nothing in it but what is given. */
export function tabLog(given: Partial<TabLog> = {}): TabLog {
  return { ...emptyTabLog(1), ...given };
}
