import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyEntry } from '../model/arbitrary';
import type { LogEntry } from '../model/entry';
import { createDiagnosis, diagnose } from './diagnosis';
import { crowded } from './entries.arbitrary';

const anyLog = fc.oneof(fc.array(anyEntry, { maxLength: 12 }), crowded);

/** All that a diagnosis says of some keys. */
function said(diagnosis: ReturnType<typeof diagnose>, keys: readonly string[]): unknown {
  return {
    findings: keys.map((key) => [key, diagnosis.of(key), diagnosis.next(key), diagnosis.seriesOf(key)]),
    series: diagnosis.series,
    fingerprints: diagnosis.hostLimits(),
  };
}

const keysOf = (entries: readonly LogEntry[]): string[] => [...new Set(entries.map(({ record }) => record.key))].sort();

test('no log makes it throw, whatever is in it', () => {
  fc.assert(
    fc.property(anyLog, (entries) => {
      said(diagnose(entries), keysOf(entries));
    }),
    { numRuns: 150 },
  );
});

test('the order of entries does not matter', () => {
  fc.assert(
    fc.property(
      anyLog.chain((entries) =>
        fc.tuple(
          fc.constant(entries),
          fc.shuffledSubarray(entries, { minLength: entries.length, maxLength: entries.length }),
        ),
      ),
      ([entries, shuffled]) => {
        expect(said(diagnose(shuffled), keysOf(entries))).toEqual(said(diagnose(entries), keysOf(entries)));
      },
    ),
    { numRuns: 150 },
  );
});

test('an entry that comes twice changes nothing', () => {
  fc.assert(
    fc.property(
      anyLog.chain((entries) => fc.tuple(fc.constant(entries), fc.subarray(entries))),
      ([entries, again]) => {
        const twice = [...entries, ...structuredClone(again)];
        expect(said(diagnose(twice), keysOf(entries))).toEqual(said(diagnose(entries), keysOf(entries)));
      },
    ),
    { numRuns: 100 },
  );
});

test('a diagnosis that grew, was worked on and lost entries is that of the entries that are left', () => {
  fc.assert(
    fc.property(
      anyLog.chain((entries) => fc.tuple(fc.constant(entries), fc.subarray(entries), fc.nat(entries.length))),
      ([entries, lost, middle]) => {
        const live = createDiagnosis();
        live.update(entries.slice(0, middle));
        for (const _ of live.work()) live.series.at(0);
        live.update(entries.slice(middle));
        said(live, keysOf(entries));
        const gone = new Set(keysOf(lost));
        live.remove(gone);
        const left = entries.filter(({ record }) => !gone.has(record.key));
        expect(said(live, keysOf(left))).toEqual(said(diagnose(left), keysOf(left)));
      },
    ),
    { numRuns: 100 },
  );
});

test('of several versions of an entry the latest counts, whichever came first', () => {
  fc.assert(
    fc.property(fc.array(anyEntry, { minLength: 2, maxLength: 6 }), (entries) => {
      const versions = entries.map((entry) => ({ ...entry, record: { ...entry.record, key: 'f00d:1' } }));
      expect(diagnose(versions).of('f00d:1')).toEqual(diagnose([...versions].reverse()).of('f00d:1'));
    }),
  );
});
