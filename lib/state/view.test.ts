import { signal } from '@preact/signals';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotate } from '../analysis/annotate';
import { classify } from '../analysis/classify';
import { CATEGORIES, type Category } from '../model/category';
import type { LogEntry } from '../model/entry';
import { closed, entryOf } from '../model/entry.fixture';
import { createAnnotationGroups } from './annotation-groups';
import { type Order, ordering, type Sort } from './columns';
import type { Matcher } from './filter';
import { idleTime } from './idle-time.fixture';
import { createLog } from './log';
import { createView, type TimeRange, type View } from './view';

let changes = 0;

function entry(key: number, code: number): LogEntry {
  return {
    ...entryOf({ key: `a:${key}`, outcome: closed(code), createdAt: code - 500, endedAt: code }),
    change: ++changes,
  };
}

/** A clock that stands still, unless it is said how far it goes with each look at it. */
function setUp(tick = 0) {
  const log = createLog();
  const time = idleTime();
  let clock = 0;
  const now = () => (clock += tick);
  const inputs = {
    scope: signal<((entry: LogEntry) => boolean) | null>(null),
    only: signal<ReadonlySet<Category>>(new Set()),
    filter: signal<Matcher | null>(null),
    time: signal<TimeRange | null>(null),
    order: signal<Order | null>(null),
  };
  return {
    log,
    inputs,
    later: time,
    view: createView(log, createAnnotationGroups(log), inputs, { now, soon: time.idle }),
  };
}

const own = (ofOwn: Matcher['ofEntry']): Matcher => ({ ofGroup: null, ofEntry: ofOwn });
const ofKind = (ofKind: Matcher['ofGroup']): Matcher => ({ ofGroup: ofKind, ofEntry: null });

function rows(view: View): string[] {
  return Array.from({ length: view.length }, (_, row) => view.at(row)?.record.key ?? '');
}

describe('the view', () => {
  it('shows what passes the filter, and counts the rest', () => {
    const { log, inputs, view } = setUp();
    log.merge([entry(1, 1000), entry(2, 1011), entry(3, 4001)]);
    inputs.filter.value = own((one) => annotate(one).code !== 1011);
    expect(rows(view)).toEqual(['a:1', 'a:3']);
    expect(view.inScope).toBe(3);
    expect(CATEGORIES.map(view.count)).toEqual([1, 1, 0, 1, 0]);
  });

  it('tests what is new alone when entries are appended', () => {
    const { log, inputs, view } = setUp();
    const tested: string[] = [];
    log.merge([entry(1, 1000)]);
    inputs.filter.value = own(({ record }) => tested.push(record.key) > 0);
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

  it('asks what entries of a kind have in common once for each kind', () => {
    const { log, inputs, view } = setUp();
    log.merge([entry(1, 1000), entry(2, 1011), entry(3, 1000), entry(4, 1000)]);
    let asked = 0;
    inputs.filter.value = ofKind((_, { code }) => ++asked > 0 && code === 1000);
    expect(rows(view)).toEqual(['a:1', 'a:3', 'a:4']);
    expect(asked).toBe(2);
  });

  it.each([null, ordering({ column: 'time', descending: true })])(
    'looks at a long log in slices, with its first rows at once',
    (order) => {
      const { log, inputs, view, later } = setUp(5);
      log.merge(Array.from({ length: 4_000 }, (_, index) => entry(index, index % 2 === 0 ? 1000 : 1011)));
      later.come();
      inputs.order.value = order;
      inputs.filter.value = own((_, { code }) => code === 1011);
      expect(view.isPending).toBe(true);
      expect(view.length).toBeGreaterThan(100);
      expect(view.length).toBeLessThan(2_000);
      later.come(1);
      log.merge([entry(3, 1000), entry(4_001, 1011)]);
      later.come();
      expect(view.isPending).toBe(false);
      expect(view.length).toBe(2_000);
      expect(view.inScope).toBe(4_001);
      expect(view.rowOf('a:4001')).toBe(1_999);
      expect(view.rowOf('a:3')).toBe(-1);
    },
  );

  it('is, after any changes, what filtering and sorting the whole log anew would be', () => {
    const step = fc.oneof(
      fc.record({
        do: fc.constant('merge' as const),
        keys: fc.array(fc.tuple(fc.nat(20), fc.constantFrom(1000, 1006, 1011, 3000, 4001)), { maxLength: 8 }),
      }),
      fc.record({ do: fc.constant('only' as const), categories: fc.subarray([...CATEGORIES]) }),
      fc.record({
        do: fc.constant('filter' as const),
        least: fc.option(fc.constantFrom(1001, 3000)),
        isOwn: fc.boolean(),
      }),
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
            const matcher = one.isOwn ? own : ofKind;
            inputs.filter.value = least === null ? null : matcher((_, { code }) => (code ?? 0) >= least);
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
          .filter((one) => only.value.size === 0 || only.value.has(classify(one).category))
          .filter((one) => {
            const { ofGroup, ofEntry } = filter.value ?? own(null);
            return (ofGroup ?? ofEntry)?.(one, annotate(one)) ?? true;
          })
          .filter(({ record }) => {
            const { from, to } = time.value ?? { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
            return record.createdAt <= to && record.endedAt >= from;
          });
        const by = order.value;
        if (by) {
          const sign = by.descending ? -1 : 1;
          const rank = (one: LogEntry) => by.rank(one, annotate(one));
          shown.sort((a, b) => (rank(a) < rank(b) ? -sign : rank(a) > rank(b) ? sign : 0));
        }
        expect(rows(view)).toEqual(shown.map(({ record }) => record.key));
        expect(view.inScope).toBe(within.length);
        expect(CATEGORIES.map(view.count)).toEqual(
          CATEGORIES.map((category) => within.filter((one) => classify(one).category === category).length),
        );
      }),
    );
  });
});
