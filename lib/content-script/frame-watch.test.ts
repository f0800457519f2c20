import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LIMITS } from '../model/limits';
import { type FrameWatch, watchFrame } from './frame-watch';

const MORNING = Date.UTC(2026, 10, 22, 9);

/** Of a window what is looked at; its clock goes as the test says. */
class FakeWindow extends EventTarget {
  ticked = 0;
  readonly top = this;
  readonly document = { visibilityState: 'visible' };
  readonly performance = { timeOrigin: MORNING, now: () => this.ticked };
}

let window: FakeWindow;
let watch: FrameWatch;

/** Time goes by for everybody, and asleep for the wall clock alone. */
function pass(ms: number, asleep = 0): void {
  window.ticked += ms;
  vi.setSystemTime(Date.now() + ms + asleep);
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: MORNING });
  window = new FakeWindow();
  watch = watchFrame(window, (type, handle) => window.addEventListener(type, handle));
});
afterEach(() => void vi.useRealTimers());

describe('a clock that jumps', () => {
  it('is marked when somebody looks, with how far it jumped', () => {
    pass(1_000);
    watch.lookAtClock();
    pass(500, 3_600_000);
    watch.lookAtClock();
    expect(watch.frame.events).toEqual([{ at: MORNING + 1_500, what: 'clockjump', ms: 3_600_000 }]);
  });

  it('is marked once, and back as well as forth', () => {
    pass(0, 60_000);
    watch.lookAtClock();
    watch.lookAtClock();
    pass(0, -60_000);
    watch.lookAtClock();
    expect(watch.frame.events.map(({ ms }) => ms)).toEqual([60_000, -60_000]);
  });

  it('jumped before what is made just now', () => {
    pass(1_000);
    watch.lookAtClock();
    pass(500, 3_600_000);
    watch.lookAtClock(true);
    expect(watch.frame.events).toEqual([{ at: MORNING + 1_000, what: 'clockjump', ms: 3_600_000 }]);
  });

  it('is noticed as the page comes to sight, before that', () => {
    pass(1_000, 60_000);
    window.dispatchEvent(new Event('visibilitychange'));
    expect(watch.frame.events.map(({ what }) => what)).toEqual(['clockjump', 'visible']);
  });

  it('is none that runs a little fast, however long', () => {
    for (let day = 0; day < 100; day++) {
      pass(86_400_000, 900);
      watch.lookAtClock();
    }
    expect(watch.frame.events).toEqual([]);
  });
});

it('keeps the newest marks, and no more than the limit', () => {
  for (let turn = 0; turn < 30; turn++) window.dispatchEvent(new Event(turn === 29 ? 'offline' : 'online'));
  expect(watch.frame.events).toHaveLength(LIMITS.marks);
  expect(watch.frame.events.at(-1)?.what).toBe('offline');
});

it('takes the first showing of a page for no return from the back-forward cache', () => {
  window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }));
  expect(watch.frame.events).toEqual([]);
  window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
  expect(watch.frame.events.map(({ what }) => what)).toEqual(['pageshow']);
});
