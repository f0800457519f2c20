import type { Traffic } from './record';

/** Members that are not known where only counts are: in files of other programs, and in logs of Hangup 1.0. */
export const UNKNOWN_SENT = { firstAt: null, maxBufferedAmount: null, discarded: null };
export const UNKNOWN_RECEIVED = { firstAt: null, longestSilence: null, approximate: false };

/**
 * The same counts with their members in one order. In a file that gives the same bytes for the same log; in memory it
 * lays them out closely, which a copy by `...` of an object that was built member by member would not.
 */
export function orderedTraffic({ sent, received }: Traffic): Traffic {
  return {
    sent: {
      messages: sent.messages,
      bytes: sent.bytes,
      largest: sent.largest,
      firstAt: sent.firstAt,
      lastAt: sent.lastAt,
      maxBufferedAmount: sent.maxBufferedAmount,
      discarded: sent.discarded,
    },
    received: {
      messages: received.messages,
      binaryBytes: received.binaryBytes,
      textLength: received.textLength,
      largest: received.largest,
      firstAt: received.firstAt,
      lastAt: received.lastAt,
      longestSilence: received.longestSilence,
      approximate: received.approximate,
    },
  };
}
