import * as v from 'valibot';
import type { Traffic } from '../record/record';
import { UNKNOWN_RECEIVED, UNKNOWN_SENT } from '../record/traffic';

/** A message in the log of Chrome, Firefox or HTTP Toolkit. Binary data is Base64; times are epoch seconds. */
const message = v.object({
  type: v.picklist(['send', 'receive']),
  opcode: v.picklist([1, 2]),
  data: v.string(),
  time: v.pipe(v.number(), v.finite()),
});

/** How much went each way, counted as the recorder counts it. The messages themselves are not kept. */
export function trafficOf(messages: readonly unknown[]): Traffic {
  const traffic: Traffic = {
    sent: { messages: 0, bytes: 0, largest: 0, lastAt: null, ...UNKNOWN_SENT },
    received: { messages: 0, binaryBytes: 0, textLength: 0, largest: 0, lastAt: null, ...UNKNOWN_RECEIVED },
  };
  for (const value of messages) {
    const parsed = v.safeParse(message, value);
    if (!parsed.success) continue;
    const { type, opcode, data, time } = parsed.output;
    const binary = opcode === 2;
    if (type === 'send') {
      const size = binary ? base64Bytes(data) : new TextEncoder().encode(data).length;
      traffic.sent.messages++;
      traffic.sent.bytes += size;
      traffic.sent.largest = Math.max(traffic.sent.largest, size);
      traffic.sent.lastAt = time * 1000;
    } else {
      const size = binary ? base64Bytes(data) : data.length;
      traffic.received.messages++;
      if (binary) traffic.received.binaryBytes += size;
      else traffic.received.textLength += size;
      traffic.received.largest = Math.max(traffic.received.largest, size);
      traffic.received.lastAt = time * 1000;
    }
  }
  return traffic;
}

function base64Bytes(data: string): number {
  return Math.floor((data.replace(/=+$/, '').length * 3) / 4);
}
