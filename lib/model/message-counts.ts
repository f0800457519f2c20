import * as v from 'valibot';
import { base64Bytes, utf8Length } from './message-sizes';
import { about, addedLater, count, type EpochMs } from './schema';

/** A data message in the log of Chrome, Firefox or HTTP Toolkit. Binary data is Base64; times are epoch seconds. */
const messageSchema = v.object({
  type: v.picklist(['send', 'receive']),
  opcode: v.picklist([1, 2]),
  data: v.string(),
  time: v.pipe(v.number(), v.finite()),
});

const countsSchema = v.strictObject({
  sent: v.strictObject({
    messages: count,
    bytes: about('Text in UTF-8, binary messages as they are.', count),
    largest: count,
  }),
  received: v.strictObject({
    messages: count,
    binaryBytes: about('Bytes of binary messages.', count),
    textLength: about('Text messages, in UTF-16 code units.', count),
    largest: count,
  }),
});
/** How much went each way, as the browser's network log has it: exact at any rate. */
export type MessageCounts = v.InferOutput<typeof countsSchema>;

export const messageCounts = addedLater(countsSchema);

/** One data message without what it said. */
export interface SizedMessage {
  direction: 'send' | 'receive';
  binary: boolean;
  /** Bytes; of text that was received UTF-16 code units, as the recorder counts it. */
  size: number;
  at: EpochMs;
}

/** `null`: no data message. */
export function sizeOf(value: unknown): SizedMessage | null {
  const parsed = v.safeParse(messageSchema, value);
  if (!parsed.success) return null;
  const { type, opcode, data, time } = parsed.output;
  const binary = opcode === 2;
  const textSize = type === 'send' ? utf8Length : (text: string) => text.length;
  return { direction: type, binary, size: binary ? base64Bytes(data) : textSize(data), at: time * 1000 };
}

/** `Infinity`: there is none. */
export function firstMessageAt(messages: readonly unknown[]): EpochMs {
  for (const value of messages) {
    const message = sizeOf(value);
    if (message) return message.at;
  }
  return Number.POSITIVE_INFINITY;
}

/** Counts data messages; what they said is not kept. */
export function countMessages(messages: readonly unknown[]): MessageCounts {
  const sent = { messages: 0, bytes: 0, largest: 0 };
  const received = { messages: 0, binaryBytes: 0, textLength: 0, largest: 0 };
  for (const value of messages) {
    const message = sizeOf(value);
    if (!message) continue;
    const { direction, binary, size } = message;
    const way = direction === 'send' ? sent : received;
    way.messages++;
    way.largest = Math.max(way.largest, size);
    if (direction === 'send') sent.bytes += size;
    else if (binary) received.binaryBytes += size;
    else received.textLength += size;
  }
  return { sent, received };
}
