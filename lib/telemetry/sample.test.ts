import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closed, entryOf } from '../model/entry.fixture';
import { DEFAULTS } from './settings';
import { hashFraction, isSampled } from './telemetry';

const keys = Array.from({ length: 20_000 }, (_, index) => `abcdefghijkl:${index}`);
const taken = (sampleRatio: number) => keys.filter((key) => isSampled(entryOf({ key }), { ...DEFAULTS, sampleRatio }));

describe('sampling', () => {
  it.each([0, 0.01, 0.1, 0.5, 1])('takes about %f of the sockets', (ratio) => {
    expect(Math.abs(taken(ratio).length / keys.length - ratio)).toBeLessThan(0.01);
  });

  it('of a smaller share is part of a larger one', () => {
    const larger = new Set(taken(0.3));
    expect(taken(0.1).filter((key) => !larger.has(key))).toEqual([]);
  });

  it('says the same of every version of a socket', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (key, revision, sampleRatio) => {
        const settings = { ...DEFAULTS, sampleRatio };
        expect(isSampled(entryOf({ key, revision }), settings)).toBe(isSampled(entryOf({ key }), settings));
        expect(hashFraction(key)).toBeGreaterThanOrEqual(0);
        expect(hashFraction(key)).toBeLessThan(1);
      }),
    );
  });

  it('keeps what is not normal, unless it is to be sampled, too', () => {
    const abnormal = entryOf({ outcome: closed(1006, '', false) });
    expect(isSampled(abnormal, { ...DEFAULTS, sampleRatio: 0 })).toBe(true);
    expect(isSampled(abnormal, { ...DEFAULTS, sampleRatio: 0, keepAbnormal: false })).toBe(false);
    expect(isSampled(entryOf({ outcome: closed(1000) }), { ...DEFAULTS, sampleRatio: 0 })).toBe(false);
  });
});
