import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotate as describeEnd } from '../lib/analysis/annotate';
import { skipInvalidEntries, validTabLog } from '../lib/background/journal/stored-validation';
import type { LogEntry } from '../lib/model/entry';
import { failedEntry } from '../lib/model/entry.fixture';
import { emptyTabLog, type JournalReader } from '../lib/model/journal';
import { anything, damaged } from './arbitrary';

/** What lies in the store may be damaged: it is shown, or passed over and counted. */
const ENTRY = failedEntry(
  { failure: 'Error during WebSocket handshake: Unexpected response code: 403', status: 403, timings: { connect: 1 } },
  {
    closeCall: { at: 1, state: 'connecting', code: 1000, reason: 'done', codeType: null, stack: null },
    marks: [{ at: 1, what: 'hidden' }],
  },
);

/** A log of these, each under a key of its own. */
function reader(entries: readonly LogEntry[]): JournalReader {
  return {
    tab: async (tabId) => ({ ...emptyTabLog(tabId), held: entries.length }),
    since: async () => [...entries],
    page: async (_tabId, order, most) => entries.filter((entry) => entry.order > order).slice(0, most),
  };
}

describe('what lies in the store', () => {
  // The store itself keeps nothing without the fields that its keys and its order are made of.
  const entry = fc.tuple(damaged(ENTRY), fc.boolean()).map(([value, isWhole]) => (isWhole ? ENTRY : value));
  const entries = fc.array(entry, { maxLength: 12 }).map((values) =>
    values.map((value, index): LogEntry => {
      const { record, source } = { record: {}, source: {}, ...(typeof value === 'object' ? value : {}) } as LogEntry;
      const placed = { ...(typeof value === 'object' ? value : {}), order: index + 1 } as LogEntry;
      return { ...placed, record: { ...record, key: `fixture:${index}` }, source: { ...source, tabId: 1 } };
    }),
  );

  it('is an entry that can be shown, or is passed over and counted', async () => {
    await fc.assert(
      fc.asyncProperty(entries, fc.integer({ min: 1, max: 5 }), async (stored, most) => {
        const log = skipInvalidEntries(reader(stored));
        const read: LogEntry[] = [];
        for (let page = await log.page(1, 0, most); ; page = await log.page(1, read.at(-1)?.order ?? 0, most)) {
          read.push(...page);
          if (page.length < most) break;
        }
        for (const each of read) expect(describeEnd(each).name).not.toBe('');
        expect(read.map(({ order }) => order)).toEqual([...new Set(read.map(({ order }) => order))]);
        expect((await log.since(1, 0)).length).toBe(read.length);
        const { held, dropped } = await log.tab(1);
        expect([held, dropped]).toEqual([read.length, stored.length - read.length]);
      }),
    );
  });

  it('is a word about a tab that can be counted on, or none', () => {
    const whole = { ...emptyTabLog(1), ends: { 1000: 2 }, held: 2 };
    fc.assert(
      fc.property(fc.oneof(anything, damaged(whole)), (value) => {
        const tab = validTabLog(1, value);
        if (tab) expect(validTabLog(1, structuredClone(tab))).toEqual(tab);
      }),
      { examples: [[whole], [undefined]] },
    );
    expect(validTabLog(1, whole)).toEqual(whole);
  });
});
