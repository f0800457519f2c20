import { countMessages, sizeOf } from '../handshake/message-counts';
import type { EpochMs, Traffic } from '../record/record';

/**
 * How much went each way, counted as the recorder counts it, while the socket was open. The messages themselves are not
 * kept.
 */
export function trafficOf(messages: readonly unknown[], open: { openedAt: EpochMs; endedAt: EpochMs }): Traffic {
  const { sent, received } = countMessages(messages);
  const times = { send: timesOf(messages, 'send'), receive: timesOf(messages, 'receive') };
  return {
    sent: {
      ...sent,
      firstAt: times.send[0] ?? null,
      lastAt: times.send.at(-1) ?? null,
      maxBufferedAmount: null,
      discarded: null,
    },
    received: {
      ...received,
      firstAt: times.receive[0] ?? null,
      lastAt: times.receive.at(-1) ?? null,
      longestSilence: longestGap([open.openedAt, ...times.receive, open.endedAt]),
      approximate: false,
    },
  };
}

function timesOf(messages: readonly unknown[], wanted: 'send' | 'receive'): EpochMs[] {
  const times: EpochMs[] = [];
  for (const value of messages) {
    const message = sizeOf(value);
    if (message?.direction === wanted) times.push(message.at);
  }
  return times;
}

function longestGap(times: readonly EpochMs[]): number {
  let longest = 0;
  for (let at = 1; at < times.length; at++) longest = Math.max(longest, (times[at] ?? 0) - (times[at - 1] ?? 0));
  return longest;
}
