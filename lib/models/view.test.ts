import { signal } from '@preact/signals';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describe as annotate, entryCategory } from '../record/describe';
import type { LogEntry } from '../record/entry';
import { closed, entryOf } from '../record/entry.fixture';
import { CATEGORIES, type Category } from '../reference/category';
import { type Order, ordering, type Sort } from './columns';
import { createLog } from './log';
import { createView, type Matcher, type TimeRange, type View } from './view';

let changes = 0;

function entry(key: number, code: number): LogEntry {
  return {
    ...entryOf({ key: `a:${key}`, outcome: closed(code), createdAt: code - 500, endedAt: code }),
    change: ++changes,
  };
}

function setUp() {
  const log = createLog();
  const inputs = {
    scope: signal<((entry: LogEntry) => boolean) | null>(null),
    only: signal<ReadonlySet<Category>>(new Set()),
    filter: signal<Matcher | null>(null),
    time: signal<TimeRange | null>(null),
    order: signal<Order | null>(null),
  };
  return { log, inputs, view: createView(log, inputs) };
}

function rows(view: View): string[] {
  return Array.from({ length: view.length }, (_, row) => view.at(row)?.record.key ?? '');
}

describe('the view', () => {
  it('shows what passes the filter, and counts the rest', () => {
    const { log, inputs, view } = setUp();
    log.merge([entry(1, 1000), entry(2, 1011), entry(3, 4001)]);
    inputs.filter.value = (one) => annotate(one).code !== 1011;
    expect(rows(view)).toEqual(['a:1', 'a:3']);
    expect(view.inScope).toBe(3);
    expect(view.counts).toEqual({ normal: 1, protocol: 1, registered: 0, private: 1, local: 0 });
  });

  it('tests what is new alone when entries are appended', () => {
    const { log, inputs, view } = setUp();
    const tested: string[] = [];
    log.merge([entry(1, 1000)]);
    inputs.filter.value = ({ record }) => tested.push(record.key) > 0;
    tested.length = 0;
    log.merge([entry(2, 1000)]);
    expect(tested).toEqual(['a:2']);
    expect(rows(view)).toEqual(['a:1', 'a:2']);
  });

  it('finds the row of a key, and none for what is filtered away', () => {
    const { log, inputs, view } = setUp();
    log.merge([entry(1, 1000), entry(2, 1011)]);
    inputs.only.value = new Set<Category>(['protocol']);
    expect(view.rowOf('a:2')).toBe(0);
    expect(view.rowOf('a:1')).toBe(-1);
    expect(view.rowOf('a:9')).toBe(-1);
  });

  it('is, after any changes, what filtering and sorting the whole log anew would be', () => {
    const step = fc.oneof(
      fc.record({
        do: fc.constant('merge' as const),
        keys: fc.array(fc.tuple(fc.nat(20), fc.constantFrom(1000, 1006, 1011, 3000, 4001)), { maxLength: 8 }),
      }),
      fc.record({ do: fc.constant('only' as const), categories: fc.subarray([...CATEGORIES]) }),
      fc.record({ do: fc.constant('filter' as const), least: fc.option(fc.constantFrom(1001, 3000)) }),
      fc.record({ do: fc.constant('scope' as const), most: fc.option(fc.constantFrom(1010, 4000)) }),
      fc.record({
        do: fc.constant('sort' as const),
        sort: fc.option(
          fc.record<Sort>({ column: fc.constantFrom('time', 'name', 'category'), descending: fc.boolean() }),
        ),
      }),
      fc.record({
        do: fc.constant('time' as const),
        range: fc.option(fc.record({ from: fc.nat(3_000), to: fc.nat(5_000) })),
      }),
      fc.record({ do: fc.constant('clear' as const) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const { log, inputs, view } = setUp();
        for (const one of steps) {
          if (one.do === 'merge') log.merge(one.keys.map(([key, code]) => entry(key, code)));
          else if (one.do === 'only') inputs.only.value = new Set(one.categories);
          else if (one.do === 'filter') {
            const { least } = one;
            inputs.filter.value = least === null ? null : (one) => (annotate(one).code ?? 0) >= least;
          } else if (one.do === 'scope') {
            const { most } = one;
            inputs.scope.value = most === null ? null : ({ record }) => record.endedAt <= most;
          } else if (one.do === 'sort') inputs.order.value = ordering(one.sort);
          else if (one.do === 'time') inputs.time.value = one.range;
          else log.clear();
        }
        const within = log.entries.filter((one) => inputs.scope.value?.(one) ?? true);
        const { only, filter, order, time } = inputs;
        const shown = within
          .filter((one) => only.value.size === 0 || only.value.has(entryCategory(one)))
          .filter((one) => filter.value?.(one) ?? true)
          .filter(({ record }) => {
            const { from, to } = time.value ?? { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
            return record.createdAt <= to && record.endedAt >= from;
          });
        const by = order.value;
        if (by) {
          const sign = by.descending ? -1 : 1;
          shown.sort((a, b) => (by.rank(a) < by.rank(b) ? -sign : by.rank(a) > by.rank(b) ? sign : 0));
        }
        expect(rows(view)).toEqual(shown.map(({ record }) => record.key));
        expect(view.inScope).toBe(within.length);
        expect(Object.values(view.counts).reduce((sum, count) => sum + count, 0)).toBe(within.length);
      }),
    );
  });
});
