import { describe, expect, it } from 'vitest';
import { entryOf } from '../record/entry.fixture';
import { createKinds } from './kinds';
import { createLog } from './log';
import { keepWarm } from './warm';

/** Idle time that comes when the test says so. */
function idleTime() {
  let waiting: ((mayGoOn: () => boolean) => void) | null = null;
  return {
    idle(work: (mayGoOn: () => boolean) => void) {
      waiting = work;
      return () => {
        waiting = null;
      };
    },
    isAwaited: () => waiting !== null,
    give(slices: number) {
      const work = waiting;
      waiting = null;
      work?.(() => slices-- > 0);
    },
  };
}

const entries = (count: number) => Array.from({ length: count }, (_, index) => entryOf({ key: `a:${index}` }));

describe('keepWarm', () => {
  it('works through the log in idle time, slice by slice, and then waits for nothing', () => {
    const log = createLog();
    const time = idleTime();
    keepWarm(log, createKinds(log), time.idle);
    expect(time.isAwaited()).toBe(false);
    log.merge(entries(120));
    time.give(1);
    expect(time.isAwaited()).toBe(true);
    time.give(2);
    expect(time.isAwaited()).toBe(false);
  });

  it('takes up what comes later, and begins anew after a clear', () => {
    const log = createLog();
    const time = idleTime();
    keepWarm(log, createKinds(log), time.idle);
    log.merge(entries(10));
    time.give(9);
    log.clear();
    log.merge(entries(3));
    expect(time.isAwaited()).toBe(true);
  });

  it('asks for no more idle time once undone', () => {
    const log = createLog();
    const time = idleTime();
    const undo = keepWarm(log, createKinds(log), time.idle);
    log.merge(entries(10));
    undo();
    expect(time.isAwaited()).toBe(false);
    log.merge([entryOf({ key: 'b:1' })]);
    expect(time.isAwaited()).toBe(false);
  });
});
