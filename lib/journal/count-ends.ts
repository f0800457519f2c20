import type { Unrecorded } from '../intake/recording-policy';
import { categoryOf } from '../reference/category';
import type { EndCounts } from '../transport/messages';
import type { TabLog } from './journal';

/** What a tab has seen, for the popup. */
export function countEnds({ ends, dropped }: TabLog, unrecorded: Unrecorded | null): EndCounts {
  return {
    ends: Object.entries(ends)
      .map(([label, count]) => {
        const code = /^\d+$/.test(label) ? Number(label) : null;
        const category = code === null ? (label === 'page-went-away' ? 'normal' : 'local') : categoryOf(code);
        return { label, code, category, count };
      })
      .sort((a, b) => b.count - a.count),
    dropped,
    unrecorded,
  };
}
