import type { FrameFacts, FrameMark } from '../intake/facts';
import { LIMITS } from '../record/limits';

export interface Frame {
  facts: FrameFacts;
  /** Epoch milliseconds from the frame's monotonic clock. */
  now(): number;
  /** Compares the page's clock with the wall's. `isBefore`: a jump came before what is happening now. */
  lookAtClock(isBefore?: boolean): void;
}

/** A jump that tells something: more than a clock that is set right, less than any server's patience. Milliseconds. */
const JUMP = 5_000;

/** What is looked at of a window. */
interface FrameWindow extends EventTarget {
  readonly top: unknown;
  readonly document: { readonly visibilityState: string };
  readonly performance: { readonly timeOrigin: number; now(): number };
}

/**
 * Watches a window's life. Constant cost: one listener for each kind of event, a bounded list.
 *
 * @param listening capturing, and until when
 */
export function observeFrame(window: FrameWindow, listening: AddEventListenerOptions): Frame {
  const { document, performance } = window;
  const startedAt = performance.timeOrigin;
  const now = (): number => startedAt + performance.now();
  const marks: FrameFacts['marks'] = [];
  const keep = (...mark: FrameMark): void => {
    marks.push(mark);
    if (marks.length > LIMITS.marks) marks.shift();
  };
  const mark = ({ type }: Event): void => {
    lookAtClock();
    keep(now(), type === 'visibilitychange' ? document.visibilityState : type);
  };
  let looked = now();
  let ahead = Date.now() - looked;
  /*
   * While the machine sleeps the page's clock stands still, except in Windows: so only the wall's jumps (MDN,
   * Performance.now, "Ticking during sleep"; w3c/hr-time#115). There a jump shows nowhere, and none is claimed. No timer:
   * whoever makes or loses a socket looks, and what befalls the frame does. Each look starts afresh, so that a clock that
   * runs a little fast never adds up to a jump.
   */
  const lookAtClock = (isBefore?: boolean): void => {
    const at = now();
    const jump = Date.now() - at - ahead;
    if (Math.abs(jump) > JUMP) keep(isBefore ? looked : at, 'clockjump', jump);
    ahead += jump;
    looked = at;
  };
  // Capturing, the window hears the document's events too.
  for (const type of ['visibilitychange', 'freeze', 'resume', 'online', 'offline', 'pagehide', 'pageshow']) {
    window.addEventListener(type, mark, listening);
  }
  return { facts: { token: randomToken(), startedAt, top: window.top === window, marks }, now, lookAtClock };
}

/** 64 random bits in base 36: unique in the browser, and not to be guessed by a page. */
const randomToken = (): string => {
  const [bits = 0n] = crypto.getRandomValues(new BigUint64Array(1));
  return bits.toString(36).padStart(13, '0');
};
