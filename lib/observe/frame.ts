import { LIMITS } from '../record/limits';
import type { ContextMark, EpochMs } from '../record/record';

/** The frame that is observed: what a record says of its surroundings. */
export interface Frame {
  readonly token: string;
  readonly startedAt: EpochMs;
  readonly top: boolean;
  /** Origin of the extension's own scripts, to tell our stack frames from the page's. */
  readonly ownOrigin: string;
  now(): EpochMs;
  url(): string;
  visibility(): 'visible' | 'hidden';
  online(): boolean;
  /** What befell the frame from then on, the newest {@link LIMITS.marks}. */
  marksSince(since: EpochMs): ContextMark[];
}

/** Watches a window's life. Constant cost: one listener per kind of event, a bounded list. */
export function observeFrame(window: Window, ownOrigin: string): { frame: Frame; stop: () => void } {
  const { document, performance } = window;
  const marks: ContextMark[] = [];
  const now = (): EpochMs => performance.timeOrigin + performance.now();
  const stopper = new AbortController();

  const mark = (what: ContextMark['what']): void => {
    marks.push({ at: now(), what });
    if (marks.length > LIMITS.marks) marks.shift();
  };
  const on = (target: EventTarget, type: string, what: () => ContextMark['what']): void =>
    target.addEventListener(type, () => mark(what()), { capture: true, signal: stopper.signal });
  on(document, 'visibilitychange', () => (document.visibilityState === 'hidden' ? 'hidden' : 'visible'));
  on(document, 'freeze', () => 'freeze');
  on(document, 'resume', () => 'resume');
  for (const type of ['online', 'offline', 'pagehide', 'pageshow'] as const) on(window, type, () => type);

  return {
    frame: {
      token: randomToken(),
      startedAt: performance.timeOrigin,
      top: window.top === window,
      ownOrigin,
      now,
      url: () => document.URL,
      visibility: () => (document.visibilityState === 'hidden' ? 'hidden' : 'visible'),
      online: () => window.navigator.onLine,
      marksSince: (since) => marks.filter((entry) => entry.at >= since),
    },
    stop: () => stopper.abort(),
  };
}

/** 64 random bits in base 36: unique in the browser, and not to be guessed by a page. */
function randomToken(): string {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2));
  return high.toString(36).padStart(7, '0') + low.toString(36).padStart(7, '0');
}
