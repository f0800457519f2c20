import { describe, expect, it } from 'vitest';
import { entryOf, failedEntry } from '../model/entry.fixture';
import { handshakeTimings } from './handshake-timings';

describe('handshakeTimings', () => {
  const { createdAt } = entryOf().record;

  it('leaves out a phase longer than the handshake that the page measured', () => {
    const entry = entryOf({ openedAt: createdAt + 66 }, { timings: { connect: 12, wait: 5_060 } });
    expect(handshakeTimings(entry)).toEqual({ connect: 12 });
    expect(handshakeTimings(entryOf({ openedAt: createdAt + 66 }, { timings: { wait: 5_060 } }))).toBeNull();
  });

  it('cuts a phase to the handshake where two clocks differ about it', () => {
    expect(handshakeTimings(entryOf({ openedAt: createdAt + 66 }, { timings: { wait: 67.5 } }))).toEqual({ wait: 66 });
  });

  it('measures a handshake that failed by its end', () => {
    expect(handshakeTimings(failedEntry({ timings: { wait: 11 } }))).toEqual({ wait: 11 });
    expect(handshakeTimings(failedEntry({ timings: { wait: 110 } }))).toBeNull();
  });

  it('has nothing to hold a worker’s socket against', () => {
    expect(handshakeTimings(entryOf({ outcome: { kind: 'unseen' } }, { timings: { wait: 9_000 } }))).toEqual({
      wait: 9_000,
    });
    expect(handshakeTimings(entryOf())).toBeNull();
  });
});
