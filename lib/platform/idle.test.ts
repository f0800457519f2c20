import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createIdle } from './idle';

/** A list and the document that it is in, at once: events of it reach the document's listeners. */
class List extends EventTarget {
  clientHeight = 100;
  scrollHeight = 1_000;
  scrollTop = 0;
}

const IDLE = { didTimeout: false, timeRemaining: () => 50 };

function setUp() {
  const document = new List();
  const waiting = new Map<number, IdleRequestCallback>();
  let last = 0;
  vi.stubGlobal('Element', List);
  vi.stubGlobal('requestIdleCallback', (callback: IdleRequestCallback) => waiting.set(++last, callback) && last);
  vi.stubGlobal('cancelIdleCallback', (handle: number) => waiting.delete(handle));
  const work = vi.fn((mayGoOn: () => boolean) => mayGoOn());
  return {
    document,
    work,
    idle: createIdle(document),
    /** The browser has nothing better to do. */
    rest(deadline: IdleDeadline = IDLE) {
      const all = [...waiting.values()];
      waiting.clear();
      for (const one of all) one(deadline);
    },
  };
}

describe('idle time', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('comes when the browser has some', () => {
    const { idle, work, rest } = setUp();
    idle(work);
    expect(work).not.toHaveBeenCalled();
    rest();
    expect(work).toHaveBeenCalledOnce();
  });

  it.each(['keydown', 'input', 'scroll'])('waits until a while after the last %s', (type) => {
    const { document, idle, work, rest } = setUp();
    idle(work);
    document.dispatchEvent(new Event(type));
    rest();
    vi.advanceTimersByTime(150);
    document.dispatchEvent(new Event(type));
    vi.advanceTimersByTime(150);
    rest();
    expect(work).not.toHaveBeenCalled();
    vi.advanceTimersByTime(150);
    rest();
    expect(work).toHaveBeenCalledOnce();
  });

  it('goes on in a page that is never idle, once it has waited long enough', () => {
    const { idle, work, rest } = setUp();
    idle(work);
    rest({ didTimeout: true, timeRemaining: () => 0 });
    expect(work).toHaveLastReturnedWith(true);
  });

  it('ends where the browser has other things to do', () => {
    const { idle, work, rest } = setUp();
    idle(work);
    rest({ didTimeout: false, timeRemaining: () => 0 });
    expect(work).toHaveLastReturnedWith(false);
  });

  it('does not wait for a list that follows its end', () => {
    const { document, idle, work, rest } = setUp();
    document.scrollTop = 900;
    document.dispatchEvent(new Event('scroll'));
    idle(work);
    rest();
    expect(work).toHaveBeenCalledOnce();
  });

  it('is not used for what was called off, however it waited', () => {
    const { document, idle, work, rest } = setUp();
    idle(work)();
    document.dispatchEvent(new Event('keydown'));
    const undo = idle(work);
    vi.advanceTimersByTime(100);
    undo();
    vi.advanceTimersByTime(1_000);
    rest();
    expect(work).not.toHaveBeenCalled();
  });
});
