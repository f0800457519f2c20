import type { Schedule } from '../state/ports';

/** Milliseconds. */
const IDLE_SLICE = 6;
/** Who scrolls or types is about to do so again: what idle time is for, and its garbage, waits so long. Milliseconds. */
const REST = 200;
/** A page that is never idle, since something in it is always drawn anew, gets a slice so often all the same. Milliseconds. */
const LATEST = 1_000;

/** Has work done when the page has nothing better to do, and nobody is at it. */
export function createIdle(document: EventTarget): Schedule {
  let busyUntil = 0;
  const stir = ({ type, target }: Event) => {
    if (type !== 'scroll' || !isAtEnd(target)) busyUntil = performance.now() + REST;
  };
  for (const type of ['keydown', 'input', 'scroll'])
    document.addEventListener(type, stir, { capture: true, passive: true });

  return (work) => {
    let undo = () => {};
    const wait = () => {
      const timer = setTimeout(ask, busyUntil - performance.now());
      undo = () => clearTimeout(timer);
    };
    const ask = () => {
      if (performance.now() < busyUntil) return wait();
      const handle = requestIdleCallback(
        (deadline) => {
          if (performance.now() < busyUntil) return wait();
          // A browser that expects no frame gives 50 ms: whoever begins to scroll or to type then would wait for them.
          const end = performance.now() + IDLE_SLICE;
          work(() => performance.now() < end && (deadline.didTimeout || deadline.timeRemaining() > 1));
        },
        { timeout: LATEST },
      );
      undo = () => cancelIdleCallback(handle);
    };
    ask();
    return () => undo();
  };
}

/** A list that follows a growing log scrolls to its end by itself. */
function isAtEnd(target: EventTarget | null): boolean {
  return target instanceof Element && target.scrollTop + target.clientHeight >= target.scrollHeight - 1;
}
