import * as v from 'valibot';
import { entrySchema, type LogEntry } from '../../model/entry';
import { type JournalReader, type TabLog, tabLogSchema } from '../../model/journal';
import { shapeOf } from '../../model/schema';

/*
 * What a store holds was written by this version, by an earlier or a later one, or damaged by a failing disk. Each
 * entry is checked as it is read, so that one damaged entry cannot keep a panel from showing the others.
 */

type Check = (value: unknown) => boolean;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/**
 * Returns a check of whether a value has the shape of the schema, many times as fast as the schema's own parser: limits
 * are not checked, unknown fields of later versions stay. Fills in, within the value itself, fields that earlier
 * versions did not write.
 */
function createCheck(schema: v.GenericSchema): Check {
  const shape = shapeOf(schema);
  switch (shape.kind) {
    case 'text':
      return (value) => typeof value === 'string';
    case 'number':
      return Number.isFinite;
    case 'flag':
      return (value) => typeof value === 'boolean';
    case 'choice': {
      const values: readonly unknown[] = shape.values;
      return (value) => values.includes(value);
    }
    case 'nullable': {
      const check = createCheck(shape.inner);
      return (value) => value === null || check(value);
    }
    case 'list': {
      const check = createCheck(shape.item);
      return (value) => Array.isArray(value) && value.every(check);
    }
    case 'variant': {
      const { key, options } = shape;
      const checks = new Map<unknown, Check>();
      for (const { values, schema } of options) {
        const check = createCheck(schema);
        for (const value of values) checks.set(value, check);
      }
      return (value) => isObject(value) && checks.get(value[key])?.(value) === true;
    }
    case 'object': {
      const fields = shape.fields.map(({ name, schema, missing }) => ({ name, missing, check: createCheck(schema) }));
      return (value) => {
        if (!isObject(value)) return false;
        for (const { name, missing, check } of fields) {
          const field = value[name];
          if (field !== undefined) {
            if (!check(field)) return false;
          } else if (missing.kind === 'default') value[name] = missing.value;
          else if (missing.kind === 'invalid') return false;
        }
        return true;
      };
    }
  }
}

/** Checks an entry that a store has. Fills in, within it, fields that earlier versions did not write. */
export const isStoredEntry: Check = createCheck(entrySchema);

/** Returns the stored state of a tab's log; `null`: the store has none, or a damaged one. */
export function validTabLog(tabId: number, value: unknown): TabLog | null {
  if (!isObject(value)) return null;
  const result = v.safeParse(tabLogSchema, { tabId, ...value });
  return result.success ? result.output : null;
}

/** Leaves out entries that could not be shown, and counts them as dropped. */
export function skipInvalidEntries(journal: JournalReader): JournalReader {
  const invalid = new Map<number, Set<string>>();

  function validEntries(tabId: number, entries: readonly LogEntry[]): LogEntry[] {
    return entries.filter((entry) => {
      if (isStoredEntry(entry)) return true;
      const keys = invalid.get(tabId) ?? new Set();
      invalid.set(tabId, keys.add(String(entry.record.key)));
      return false;
    });
  }

  return {
    async tab(tabId) {
      const tab = await journal.tab(tabId);
      const lost = invalid.get(tabId)?.size ?? 0;
      return lost === 0 ? tab : { ...tab, held: tab.held - lost, dropped: tab.dropped + lost };
    },
    since: async (tabId, change) => validEntries(tabId, await journal.since(tabId, change)),
    async page(tabId, order, most) {
      const page: LogEntry[] = [];
      // A page that is not full is the last one of its log.
      for (let from = order; page.length < most; ) {
        const wanted = most - page.length;
        const read = await journal.page(tabId, from, wanted);
        page.push(...validEntries(tabId, read));
        from = read.at(-1)?.order ?? from;
        if (read.length < wanted) break;
      }
      return page;
    },
  };
}
