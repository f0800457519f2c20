import { describe, expect, it } from 'vitest';
import { entryOf } from './entry.fixture';
import { exactTraffic, usualGap } from './exact-traffic';

const { traffic } = entryOf().record;
const estimated = traffic && { ...traffic, received: { ...traffic.received, approximate: true } };
const counted = {
  sent: { messages: 2, bytes: 64, largest: 40 },
  received: { messages: 412_345, binaryBytes: 9, textLength: 26_000_000, largest: 64 },
};

describe('exactTraffic', () => {
  it('takes the numbers of the network log for estimates', () => {
    const exact = exactTraffic(entryOf({ traffic: estimated }, { traffic: counted }));
    expect(exact?.received).toMatchObject({ ...counted.received, approximate: false });
    expect(exact?.received.lastAt).toBe(traffic?.received.lastAt);
    expect(exact?.sent).toEqual(traffic?.sent);
  });

  it('keeps estimates where that log was not kept, and what was counted where it was', () => {
    expect(exactTraffic(entryOf({ traffic: estimated }, {}))).toBe(estimated);
    expect(exactTraffic(entryOf({ traffic: estimated }))).toBe(estimated);
    const entry = entryOf({}, { traffic: counted });
    expect(exactTraffic(entry)).toBe(entry.record.traffic);
    expect(exactTraffic(entryOf({ traffic: null }, { traffic: counted }))).toBeNull();
  });
});

describe('usualGap', () => {
  const received = { messages: 0, binaryBytes: 0, textLength: 0, largest: 0, longestSilence: null, approximate: false };

  it('is the mean time between messages', () => {
    expect(usualGap({ ...received, messages: 5, firstAt: 1_000, lastAt: 2_200 })).toBe(300);
  });

  it('is not known of one message, nor in logs of Hangup 1.0', () => {
    expect(usualGap({ ...received, messages: 1, firstAt: 1_000, lastAt: 1_000 })).toBeNull();
    expect(usualGap({ ...received, messages: 5, firstAt: null, lastAt: 2_200 })).toBeNull();
  });
});
