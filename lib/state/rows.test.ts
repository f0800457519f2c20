import { beforeEach, describe, expect, it } from 'vitest';
import { ended, several } from '../analysis/entries.fixture';
import { idleTime } from './idle-time.fixture';
import type { Panel } from './panel';
import { panelWithoutTab } from './panel.fixture';

const FEED = 'wss://feed.example/feed';
const attempts = several(4, 40_000, (plan) => ended({ ...plan, age: 30_000, code: 1012, url: FEED }));
const before = ended({ number: 8, at: -50_000, age: 1_000, url: 'wss://other.example/a' });
const between = ended({ number: 9, at: 60_000, age: 15_000, code: 1000, url: 'wss://other.example/b' });

const time = idleTime();
let panel: Panel;

beforeEach(() => {
  panel = panelWithoutTab(time.idle);
  const entries = [before, ...attempts, between].sort((a, b) => a.record.endedAt - b.record.endedAt);
  panel.log.merge(entries);
  while (time.isWanted) time.come();
});

const shown = () => Array.from({ length: panel.rows.length }, (_, row) => panel.rows.at(row)?.record.key);
const head = () => panel.rows.groupAt(panel.rows.length - 1);
const [first = before, second = before, third = before, last = before] = attempts;
const keys = (...entries: (typeof before)[]) => entries.map(({ record }) => record.key);

describe('rows', () => {
  it('are those of the view until series are folded', () => {
    expect(shown()).toHaveLength(6);
    expect(panel.rows.groupAt(5)).toBeNull();
    expect(panel.rows.rowOf(first.record.key)).toBe(panel.view.rowOf(first.record.key));
  });

  it('are one for each series, where its last attempt stands', () => {
    panel.fold.value = true;
    expect(shown()).toEqual(keys(before, between, last));
    expect(head()).toMatchObject({ count: 4, isOpen: false, durationMs: 4 * 30_020 });
    expect(panel.rows.groupAt(0)).toBeNull();
    expect(panel.rows.rowOf(second.record.key)).toBe(2);
  });

  it('lead back from the last attempt to the first when a series is opened, until it is closed', () => {
    panel.fold.value = true;
    const group = head();
    if (group) panel.rows.open(group);
    expect(shown()).toEqual(keys(before, between, last, third, second, first));
    expect(panel.rows.groupAt(2)?.isOpen).toBe(true);
    expect(panel.rows.isBelow(4)).toBe(true);
    expect(panel.rows.headOf(4)).toBe(2);
    expect(panel.rows.headOf(2)).toBe(-1);
    expect(panel.rows.rowOf(second.record.key)).toBe(4);
    if (group) panel.rows.close(group);
    expect(shown()).toEqual(keys(before, between, last));
  });

  it('count what the filter leaves of a series, and fold no single attempt', () => {
    panel.fold.value = true;
    panel.time.value = { from: third.record.createdAt, to: last.record.endedAt };
    expect(head()?.count).toBe(2);
    panel.time.value = { from: last.record.createdAt, to: last.record.endedAt };
    expect(shown()).toEqual(keys(last));
    expect(head()).toBeNull();
  });

  it('take a further attempt into the series as soon as it is known', () => {
    panel.fold.value = true;
    const next = ended({ number: 5, at: 5 * 40_000, age: 1_000, code: 1012, url: FEED });
    panel.log.merge([next]);
    expect(shown()).toEqual(keys(before, between, next));
    expect(head()?.count).toBe(5);
    while (time.isWanted) time.come();
    expect(shown()).toEqual(keys(before, between, next));
  });

  it('follow the order of the view', () => {
    panel.fold.value = true;
    panel.sort.value = { column: 'time', descending: true };
    expect(shown()).toEqual(keys(last, between, before));
    const group = panel.rows.groupAt(0);
    if (group) panel.rows.open(group);
    expect(shown()).toEqual(keys(last, third, second, first, between, before));
  });
});
