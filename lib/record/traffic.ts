import type { Traffic } from './record';

/**
 * The same counts with their members in one order. In a file that gives the same bytes for the same log; in memory it
 * lays them out closely, which a copy by `...` of an object that was built member by member would not.
 */
export function orderedTraffic({ sent, received }: Traffic): Traffic {
  return {
    sent: { messages: sent.messages, bytes: sent.bytes, largest: sent.largest, lastAt: sent.lastAt },
    received: {
      messages: received.messages,
      binaryBytes: received.binaryBytes,
      textLength: received.textLength,
      largest: received.largest,
      lastAt: received.lastAt,
    },
  };
}
