import { MOST_KEPT, placeOf } from '../protocol/page-channel';
import type { RawReceived } from '../protocol/raw-events';

/** Up to so many messages a millisecond each is counted: 300 a second cost about 0.1 % of the page's main thread. */
const FAST = 0.3;
/** Messages between two looks at the rate: a short burst is counted whole. */
const SPAN = 300;
/** The same after a pause, to see whether the rate is still high. */
const SHORT_SPAN = 20;
/** Of a socket at full speed this leaves some 400 messages a second to be counted. */
const PAUSE_MS = 50;

const latin1 = new TextDecoder('latin1');

export interface ReceivedCounter {
  read(): RawReceived;
  /** Stops listening, for good. */
  stop(): void;
}

/**
 * Counts a socket's incoming messages. A listener costs a fixed part of each message's delivery (8 to 20 % at full speed),
 * whatever it does. So at high rates it samples: the listener is taken off and put back some times a second, and what came
 * meanwhile is estimated from the rates before and after.
 *
 * @param now epoch milliseconds
 * @param delay resolves after so many milliseconds
 * @param keepsMessages whether the first and last messages are kept
 */
export function countReceived(
  socket: EventTarget,
  now: () => number,
  delay: (milliseconds: number) => Promise<void>,
  keepsMessages: () => boolean = () => true,
): ReceivedCounter {
  const received: Omit<RawReceived, 'kept'> = {
    messages: 0,
    binaryBytes: 0,
    textLength: 0,
    largest: 0,
    firstAt: 0,
    lastAt: 0,
    longestGap: 0,
    missed: 0,
  };
  /** The first and last messages by place, and their times. */
  const kept: (string | ArrayBuffer | null)[] = [];
  const times: number[] = [];
  /** From when silence is counted: the last message, or the end of a pause. */
  let quietFrom = 0;
  let spanStart = 0;
  let span = SPAN;
  let left = SPAN;
  /** Messages a millisecond in the span before. */
  let rate = 0;
  /** When the pause under way began; 0: none is. */
  let pausedAt = 0;
  /** How long the pause before this span was. */
  let paused = 0;

  // For each message, so as bare as can be: nothing is made in it, and nothing can throw.
  const receive = ((event: MessageEvent<string | ArrayBuffer | Blob>): void => {
    // An event that the page dispatched itself is no news of the network.
    if (!event.isTrusted) return;
    const { data } = event;
    const isText = typeof data === 'string';
    const isBlob = !isText && 'size' in data;
    const size = isText ? data.length : isBlob ? data.size : data.byteLength;
    const at = now();
    received.messages++;
    received[isText ? 'textLength' : 'binaryBytes'] += size;
    if (size > received.largest) received.largest = size;
    if (!received.firstAt) received.firstAt = spanStart = at;
    else if (at - quietFrom > received.longestGap) received.longestGap = at - quietFrom;
    received.lastAt = quietFrom = at;
    if (keepsMessages()) {
      const place = placeOf(received.messages);
      kept[place] = (isText ? size : isBlob ? Infinity : size * 16) <= MOST_KEPT ? (data as string) : null;
      times[place] = at;
    }
    if (--left === 0) endSpan(at);
  }) as EventListener;

  function listen(): void {
    spanStart = quietFrom = now();
    paused = pausedAt && spanStart - pausedAt;
    pausedAt = 0;
    socket.addEventListener('message', receive, true);
  }

  function endSpan(at: number): void {
    // The clock of a page is coarse.
    const newRate = span / Math.max(at - spanStart, 0.1);
    received.missed += (paused * (rate + newRate)) / 2;
    paused = 0;
    rate = newRate;
    spanStart = at;
    const isFast = rate > FAST;
    left = span = isFast ? SHORT_SPAN : SPAN;
    if (isFast) {
      pausedAt = at;
      // The last ones come unheard.
      kept.length = 3;
      socket.removeEventListener('message', receive, true);
      void delay(PAUSE_MS).then(() => pausedAt && listen());
    }
  }

  listen();

  return {
    read: () => ({
      ...received,
      missed: received.missed + rate * (pausedAt ? now() - pausedAt : paused / 2),
      kept: {
        data: kept.map((message) =>
          message && typeof message === 'object' ? { bytes: latin1.decode(message) } : message,
        ),
        at: times,
      },
    }),
    stop() {
      pausedAt = 0;
      socket.removeEventListener('message', receive, true);
    },
  };
}
