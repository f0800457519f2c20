import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LIMITS } from '../record/limits';
import { type Frame, observeFrame } from './frame';

const MORNING = Date.UTC(2026, 10, 22, 9);

/** Of a window what is looked at; its clock goes as the test says. */
class FakeWindow extends EventTarget {
  ticked = 0;
  readonly top = this;
  readonly document = { visibilityState: 'visible' };
  readonly performance = { timeOrigin: MORNING, now: () => this.ticked };
}

let window: FakeWindow;
let frame: Frame;

/** Time goes by for everybody, and asleep for the wall clock alone. */
function pass(ms: number, asleep = 0): void {
  window.ticked += ms;
  vi.setSystemTime(Date.now() + ms + asleep);
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: MORNING });
  window = new FakeWindow();
  frame = observeFrame(window, {});
});
afterEach(() => void vi.useRealTimers());

describe('a clock that jumps', () => {
  it('is marked when somebody looks, with how far it jumped', () => {
    pass(1_000);
    frame.lookAtClock();
    pass(500, 3_600_000);
    frame.lookAtClock();
    expect(frame.facts.marks).toEqual([[MORNING + 1_500, 'clockjump', 3_600_000]]);
  });

  it('is marked once, and back as well as forth', () => {
    pass(0, 60_000);
    frame.lookAtClock();
    frame.lookAtClock();
    pass(0, -60_000);
    frame.lookAtClock();
    expect(frame.facts.marks.map(([, , ms]) => ms)).toEqual([60_000, -60_000]);
  });

  it('jumped before what is made just now', () => {
    pass(1_000);
    frame.lookAtClock();
    pass(500, 3_600_000);
    frame.lookAtClock(true);
    expect(frame.facts.marks).toEqual([[MORNING + 1_000, 'clockjump', 3_600_000]]);
  });

  it('is noticed as the page comes to sight, before that', () => {
    pass(1_000, 60_000);
    window.dispatchEvent(new Event('visibilitychange'));
    expect(frame.facts.marks.map(([, what]) => what)).toEqual(['clockjump', 'visible']);
  });

  it('is none that runs a little fast, however long', () => {
    for (let day = 0; day < 100; day++) {
      pass(86_400_000, 900);
      frame.lookAtClock();
    }
    expect(frame.facts.marks).toEqual([]);
  });
});

it('keeps the newest marks, and no more than the limit', () => {
  for (let turn = 0; turn < 30; turn++) window.dispatchEvent(new Event(turn === 29 ? 'offline' : 'online'));
  expect(frame.facts.marks).toHaveLength(LIMITS.marks);
  expect(frame.facts.marks.at(-1)?.[1]).toBe('offline');
});
