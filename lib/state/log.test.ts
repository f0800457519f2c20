import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../model/entry';
import { entryOf } from '../model/entry.fixture';
import { createLog, type LogChange } from './log';
import { tabLog } from './tab-log.fixture';

function entry(key: string, change: number): LogEntry {
  return { ...entryOf({ key }), order: change, change };
}

describe('the log', () => {
  it('keeps entries as they came, and finds them by key', () => {
    const log = createLog();
    log.merge([entry('a:1', 1), entry('a:2', 2)]);
    expect(log.entries.map(({ record }) => record.key)).toEqual(['a:1', 'a:2']);
    expect(log.byKey('a:2')).toBe(log.entries[1]);
    expect(log.indexOf('a:3')).toBeUndefined();
  });

  it('puts a later version where the earlier one stood, and ignores an earlier one', () => {
    const log = createLog();
    const heard: LogChange[] = [];
    log.merge([entry('a:1', 1), entry('a:2', 2)]);
    log.listen((change) => heard.push(change));
    const [first] = log.entries;
    const later = entry('a:1', 3);
    log.merge([later, entry('a:2', 1)]);
    expect(log.entries[0]).toBe(later);
    expect(log.entries[1]?.change).toBe(2);
    expect(heard).toEqual([{ kind: 'merged', from: 2, replaced: [{ index: 0, previous: first }] }]);
  });

  it('says nothing of a batch that brings nothing new', () => {
    const log = createLog();
    log.merge([entry('a:1', 1)]);
    const version = log.version.value;
    log.merge([entry('a:1', 1)]);
    expect(log.version.value).toBe(version);
  });

  it('takes a key twice in one batch as two versions of one entry', () => {
    const log = createLog();
    log.merge([entry('a:1', 1), entry('a:1', 2)]);
    expect(log.entries.map(({ change }) => change)).toEqual([2]);
  });

  it('lets go of its entries when the journal was cleared', () => {
    const log = createLog();
    log.describe(tabLog({ generation: 1 }));
    log.merge([entry('a:1', 1)]);
    log.describe(tabLog({ generation: 1, dropped: 3 }));
    expect(log.entries).toHaveLength(1);
    log.describe(tabLog({ generation: 2 }));
    expect(log.entries).toHaveLength(0);
    expect(log.byKey('a:1')).toBeUndefined();
  });
});
