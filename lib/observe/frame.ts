import type { FrameFacts } from '../intake/facts';
import { LIMITS } from '../record/limits';

export interface Frame {
  facts: FrameFacts;
  /** Epoch milliseconds from the frame's monotonic clock. */
  now(): number;
}

/**
 * Watches a window's life. Constant cost: one listener for each kind of event, a bounded list.
 *
 * @param listening capturing, and until when
 */
export function observeFrame(window: Window, listening: AddEventListenerOptions): Frame {
  const { document, performance } = window;
  const startedAt = performance.timeOrigin;
  const now = (): number => startedAt + performance.now();
  const marks: FrameFacts['marks'] = [];
  const mark = ({ type }: Event): void => {
    marks.push([now(), type === 'visibilitychange' ? document.visibilityState : type]);
    if (marks.length > LIMITS.marks) marks.shift();
  };
  // Capturing, the window hears the document's events too.
  for (const type of ['visibilitychange', 'freeze', 'resume', 'online', 'offline', 'pagehide', 'pageshow']) {
    window.addEventListener(type, mark, listening);
  }
  return { facts: { token: randomToken(), startedAt, top: window.top === window, marks }, now };
}

/** 64 random bits in base 36: unique in the browser, and not to be guessed by a page. */
const randomToken = (): string => {
  const [bits = 0n] = crypto.getRandomValues(new BigUint64Array(1));
  return bits.toString(36).padStart(13, '0');
};
