import { useEffect, useRef } from 'preact/hooks';

/** At most so often, however fast the log grows. Milliseconds. */
const EVERY = 120;

/** Runs the newest of what is to be painted with the next frame, and again when the colours change. */
export function useRepaint(): (paint: () => void) => void {
  const latest = useRef<() => void>(() => {});
  const due = useRef<number | null>(null);
  const painted = useRef(0);
  const schedule = useRef((paint: () => void) => {
    latest.current = paint;
    if (due.current !== null) return;
    const wait = Math.max(0, EVERY - (performance.now() - painted.current));
    due.current = window.setTimeout(() => {
      due.current = null;
      painted.current = performance.now();
      latest.current();
    }, wait);
  });

  useEffect(() => {
    const again = () => schedule.current(latest.current);
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
