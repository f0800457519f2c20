import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyEntry } from './arbitrary';
import { closed, entryOf, failedEntry } from './entry.fixture';
import { createInterner } from './intern';

const copyOf = <T>(value: T): T => structuredClone(value);

describe('sharing', () => {
  it('changes nothing that an entry says', () => {
    const share = createInterner();
    fc.assert(fc.property(anyEntry, (entry) => void expect(share(entry)).toEqual(entry)));
  });

  it('holds once what entries have in common', () => {
    const share = createInterner();
    const one = share(copyOf(entryOf({ key: 'a:1', outcome: closed(1000, 'bye') })));
    const other = share(copyOf(entryOf({ key: 'a:2', outcome: closed(1000, 'bye') })));
    expect(other.source).toBe(one.source);
    expect(other.record.document).toBe(one.record.document);
    expect(other.record.outcome).toBe(one.record.outcome);
    expect(other.record.marks).toBe(one.record.marks);
  });

  it('keeps apart what differs, if only in a type or a place', () => {
    const share = createInterner();
    const one = share(failedEntry());
    expect(share(entryOf({ outcome: closed(1006, '', false) })).record.outcome).not.toEqual(one.record.outcome);
    const nameless = { ...one, source: { ...one.source, frameUrl: null } };
    const named = { ...one, source: { ...one.source, frameUrl: 'null' } };
    expect([share(nameless).source.frameUrl, share(named).source.frameUrl]).toEqual([null, 'null']);
  });
});
