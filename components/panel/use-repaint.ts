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

/** @param isAwaited somebody looks at a wrong picture until it is drawn: that does not wait for its share of the time */
export type Repaint = (paint: () => Painting, isAwaited?: boolean) => void;

/** Draws the newest of what is to be drawn soon, and again when the colours change. A picture that was begun is ended. */
export function useRepaint(): Repaint {
  const latest = useRef<(() => Painting) | null>(null);
  const shown = useRef<(() => Painting) | null>(null);
  const painting = useRef<Painting | null>(null);
  const awaited = useRef(false);
  const timer = useRef<number | undefined>(undefined);
  /** When the next one begins; `null`: none is planned. */
  const due = useRef<number | null>(null);
  const cost = useRef(0);
  const painted = useRef(0);

  const repaint = useRef<Repaint>((paint, isAwaited = false) => {
    latest.current = paint;
    awaited.current ||= isAwaited;
    if (!painting.current) plan();
  });

  function plan(): void {
    const pause = awaited.current ? 0 : Math.max(EVERY, cost.current / SHARE);
    const now = performance.now();
    const at = Math.max(now + AFTER, painted.current + pause);
    if (due.current !== null && due.current <= at) return;
    due.current = at;
    clearTimeout(timer.current);
    timer.current = window.setTimeout(begin, at - now);
  }

  function begin(): void {
    due.current = null;
    awaited.current = false;
    cost.current = 0;
    shown.current = latest.current;
    latest.current = null;
    painting.current = shown.current?.() ?? null;
    goOn();
  }

  function goOn(): void {
    const from = performance.now();
    let isDone = false;
    while (!isDone && performance.now() - from < SLICE) isDone = painting.current?.next().done ?? true;
    cost.current += performance.now() - from;
    if (!isDone) {
      timer.current = window.setTimeout(goOn);
      return;
    }
    painting.current = null;
    painted.current = performance.now();
    if (latest.current) plan();
  }

  useEffect(() => {
    const again = () => {
      const paint = latest.current ?? shown.current;
      if (paint) repaint.current(paint, true);
    };
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const themes = new MutationObserver(again);
    themes.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    dark.addEventListener('change', again);
    return () => {
      themes.disconnect();
      dark.removeEventListener('change', again);
      clearTimeout(timer.current);
    };
  }, []);

  return repaint.current;
}
