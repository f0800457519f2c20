import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/** CSS pixels; the same as `--row` and `--head` in the theme. */
export const ROW = 21;
const HEAD = 24;
/** Rows drawn beyond either edge, so that a fast scroll meets no blank. */
const BEYOND = 4;
/** Milliseconds: after a jump they are drawn once the scrolling rests for so long, for the next jump makes others. */
const REST = 100;
/** Firefox draws no element higher than about 17.9 million CSS pixels, Chromium none above 33.5. */
const HIGHEST = 15_000_000;

export interface RowWindow {
  /** First row drawn, and the one after the last. */
  first: number;
  end: number;
  /** First row in view. */
  begin: number;
  /** CSS pixels of the whole, and what to add to `row * ROW` to place a row in it. */
  height: number;
  shift: number;
  onScroll(): void;
  /** Scrolls as little as it takes to show the row whole. */
  reveal(row: number): void;
  /** Rows that fit. */
  page: number;
  /** In which of as many slots as rows are drawn at most it is drawn: elements are used again. */
  slotOf(row: number): number;
}

/**
 * Which rows are to be drawn, out of `count`. It sticks to the bottom while it stands there and `sticky` is set.
 * Where the whole would be higher than browsers draw, the scroll bar spans it in proportion.
 */
export function useWindow(
  scroller: { readonly current: HTMLElement | null },
  count: number,
  sticky: boolean,
): RowWindow {
  const top: Signal<number> = useSignal(0);
  const room: Signal<number> = useSignal(0);
  const rests: Signal<number> = useSignal(0);
  const atBottom = useRef(true);
  /** A row that is drawn in the first slot. */
  const origin = useRef(0);
  const drawnFirst = useRef(0);

  const full = count * ROW;
  const height = Math.min(full, HIGHEST);
  const visible = Math.max(room.value - HEAD, 0);
  // How far the rows are moved against the scroll bar, so that both reach their ends together.
  const scale = height > visible ? (full - visible) / (height - visible) : 1;
  const bottom = Math.max(height - visible, 0);
  // Read in either case below: a signal that a drawing does not read draws nothing when it changes.
  const reached = Math.min(top.value, bottom);
  // Where the browser is about to scroll, since rows came or went: drawn there at once, no element is let go and made anew.
  const seen = sticky && atBottom.current ? bottom : reached;
  const shift = scale === 1 ? 0 : Math.round(seen - seen * scale);

  const begin = Math.floor((seen - shift) / ROW);
  const page = Math.max(1, Math.floor(visible / ROW));
  const slots = page + 2 + 2 * BEYOND;
  const beyond = Math.max(0, begin - BEYOND);
  const isJump = Math.abs(beyond - drawnFirst.current) >= slots;
  // After a jump all rows are others: in the slots' own order none of the elements has to be moved.
  if (isJump) origin.current = beyond;
  drawnFirst.current = beyond;
  const first = isJump ? Math.max(0, begin) : beyond;
  const end = Math.min(count, isJump ? begin + page + 2 : beyond + slots);
  void rests.value;

  function onScroll(): void {
    const element = scroller.current;
    if (!element) return;
    top.value = element.scrollTop;
    atBottom.current = element.scrollTop + element.clientHeight >= element.scrollHeight - ROW / 2;
  }

  function slotOf(row: number): number {
    const slot = (row - origin.current) % slots;
    return slot < 0 ? slot + slots : slot;
  }

  function reveal(row: number): void {
    const element = scroller.current;
    if (!element) return;
    const from = row * ROW;
    const seen = element.scrollTop * scale;
    const shown = element.clientHeight - HEAD;
    if (from < seen) element.scrollTop = from / scale;
    else if (from + ROW > seen + shown) element.scrollTop = (from + ROW - shown) / scale;
    onScroll();
  }

  useEffect(() => {
    if (!isJump) return;
    const timer = setTimeout(() => rests.value++, REST);
    return () => clearTimeout(timer);
  });

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      room.value = element.clientHeight;
    });
    observer.observe(element);
    room.value = element.clientHeight;
    return () => observer.disconnect();
  }, [scroller]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    if (sticky && atBottom.current) element.scrollTop = element.scrollHeight;
    onScroll();
  }, [count, room.value, sticky]);

  return { first, end, begin: Math.min(Math.max(begin, 0), count - 1), height, shift, onScroll, reveal, page, slotOf };
}
