import { LIMITS } from '../model/limits';
import type { FrameEvent, RawFrame } from '../protocol/raw-events';

export interface FrameWatch {
  frame: RawFrame;
  /** Epoch milliseconds from the frame's monotonic clock. */
  now(): number;
  /** Adds what just happened to the frame's events. */
  keep(what: string): void;
  /** Compares the page's clock with the wall's. `isBefore`: a jump came before what is happening now. */
  lookAtClock(isBefore?: boolean): void;
}

/** A jump that tells something: more than a clock that is set right, less than any server's patience. Milliseconds. */
const JUMP = 5_000;

/** What is looked at of a window. */
interface WatchedWindow {
  readonly top: unknown;
  readonly document: { readonly visibilityState: string };
  readonly performance: { readonly timeOrigin: number; now(): number };
}

/**
 * Watches what happens to a window. Constant cost: one listener for each kind of event, a bounded list.
 *
 * @param listen listens to the window, capturing: it hears the document's events too
 */
export function watchFrame(
  window: WatchedWindow,
  listen: (type: string, handle: (event: Event) => void) => void,
): FrameWatch {
  const { document, performance } = window;
  const startedAt = performance.timeOrigin;
  const now = (): number => startedAt + performance.now();
  const events: FrameEvent[] = [];
  const add = (event: FrameEvent): void => {
    events.push(event);
    if (events.length > LIMITS.marks) events.shift();
  };
  const keep = (what: string): void => add({ at: now(), what });
  const hear = (event: Event): void => {
    const { type } = event;
    // The page's first showing is no return from the back-forward cache.
    if (type === 'pageshow' && !(event as PageTransitionEvent).persisted) return;
    lookAtClock();
    keep(type === 'visibilitychange' ? document.visibilityState : type);
  };
  let looked = now();
  let ahead = Date.now() - looked;
  /*
   * While the machine sleeps the page's clock stands still, except in Windows: so only the wall's jumps (MDN,
   * Performance.now, "Ticking during sleep"; w3c/hr-time#115). There a jump shows nowhere, and none is claimed. No timer:
   * the clocks are compared when a socket is made or ends and when something happens to the frame. Each look starts afresh,
   * so that a clock that runs a little fast never adds up to a jump.
   */
  const lookAtClock = (isBefore?: boolean): void => {
    const at = now();
    const jump = Date.now() - at - ahead;
    if (Math.abs(jump) > JUMP) add({ at: isBefore ? looked : at, what: 'clockjump', ms: jump });
    ahead += jump;
    looked = at;
  };
  for (const type of ['visibilitychange', 'freeze', 'resume', 'online', 'offline', 'pagehide', 'pageshow']) {
    listen(type, hear);
  }
  return { frame: { token: randomToken(), startedAt, top: window.top === window, events }, now, keep, lookAtClock };
}

/** 64 random bits in base 36: unique in the browser, and not to be guessed by a page. */
const randomToken = (): string => {
  const [bits = 0n] = crypto.getRandomValues(new BigUint64Array(1));
  return bits.toString(36).padStart(13, '0');
};
