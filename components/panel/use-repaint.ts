import { useEffect, useRef } from 'preact/hooks';

/** Rows come first: what is drawn beside them waits a little, and not only for the first change. Milliseconds. */
const AFTER = 60;
const EVERY = 120;
/** Of the time, at most so much goes into drawing again, however fast a long log grows. */
const SHARE = 1 / 6;
/** A long picture is drawn in slices of so many milliseconds, with room for keys and frames in between. */
const SLICE = 6;

/** What is to be drawn: each `yield` is a place where it can be interrupted. */
export type Painting = Generator<void, void, void>;

/** Draws the newest of what is to be drawn soon, and again when the colours change. A picture that was begun is ended. */
export function useRepaint(): (paint: () => Painting) => void {
  const latest = useRef<(() => Painting) | null>(null);
  const shown = useRef<(() => Painting) | null>(null);
  const due = useRef<number | null>(null);
  const cost = useRef(0);
  const painted = useRef(0);

  const schedule = useRef((paint: () => Painting) => {
    latest.current = paint;
    if (due.current !== null) return;
    const pause = Math.max(EVERY, cost.current / SHARE);
    const wait = Math.max(AFTER, pause - (performance.now() - painted.current));
    due.current = window.setTimeout(() => {
      shown.current = latest.current;
      const painting = latest.current?.();
      latest.current = null;
      cost.current = 0;
      if (painting) go(painting);
    }, wait);
  });

  function go(painting: Painting): void {
    const begin = performance.now();
    let done = false;
    while (!done && performance.now() - begin < SLICE) done = painting.next().done === true;
    cost.current += performance.now() - begin;
    if (!done) {
      due.current = window.setTimeout(() => go(painting));
      return;
    }
    due.current = null;
    painted.current = performance.now();
    if (latest.current) schedule.current(latest.current);
  }

  useEffect(() => {
    const again = () => {
      if (shown.current) schedule.current(shown.current);
    };
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const themes = new MutationObserver(again);
    themes.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    dark.addEventListener('change', again);
    return () => {
      themes.disconnect();
      dark.removeEventListener('change', again);
      if (due.current !== null) clearTimeout(due.current);
    };
  }, []);

  return schedule.current;
}
