import type { TabLog } from '../journal/journal';

/** For tests: the log of tab 1, recording, with nothing in it but what is given. */
export function tabLog(given: Partial<TabLog> = {}): TabLog {
  return {
    tabId: 1,
    generation: 0,
    begunAt: 0,
    recording: true,
    dropped: 0,
    ignored: 0,
    failures: 0,
    losses: [],
    shownSince: 0,
    documentStartedAt: 0,
    abnormal: 0,
    ends: {},
    held: 0,
    lastOrder: 0,
    lastChange: 0,
    ...given,
  };
}
