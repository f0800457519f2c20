import { categoryOf, categoryOfKind } from '../model/category';
import type { TabLog } from '../model/journal';
import type { ConnectionCounts, NotRecordedReason } from '../protocol/messages';

/** What a tab has seen, for the popup. */
export function countConnections({ ends, dropped }: TabLog, unrecorded: NotRecordedReason | null): ConnectionCounts {
  return {
    ends: Object.entries(ends)
      .map(([label, count]) => {
        const code = /^\d+$/.test(label) ? Number(label) : null;
        const category = code === null ? categoryOfKind(label) : categoryOf(code);
        return { label, code, category, count };
      })
      .sort((a, b) => b.count - a.count),
    dropped,
    unrecorded,
  };
}
