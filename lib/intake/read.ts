import * as v from 'valibot';
import type { SocketRecord } from '../record/record';
import { assemble, frameFactsSchema, socketFactsSchema } from './assemble';

/** One message's ends, as records. */
export interface ReadRecords {
  records: SocketRecord[];
  /** Ends that could not be read: counted as dropped, and not asked for again. */
  unreadable: number;
  /** What the receipt says: `SEQUENCE@REVISION` of all of them. */
  names: string[];
  dropped: number;
  failures: number;
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const recordsSchema = v.object({
  type: v.literal('records'),
  frame: frameFactsSchema,
  sockets: v.pipe(v.array(v.unknown()), v.maxLength(1_000)),
  dropped: count,
  failures: count,
});
const named = v.object({ seq: v.number(), revision: v.number() });

/** @param ownOrigin URL of the extension, by which our own stack frames are known */
export function parseRecordsMessage(value: unknown, ownOrigin: string): ReadRecords | null {
  const result = v.safeParse(recordsSchema, value);
  if (!result.success) return null;
  const { frame, sockets, dropped, failures } = result.output;
  const read: ReadRecords = { records: [], unreadable: 0, names: [], dropped, failures };
  for (const socket of sockets) {
    const name = v.safeParse(named, socket);
    if (name.success) read.names.push(`${name.output.seq}@${name.output.revision}`);
    const facts = v.safeParse(socketFactsSchema, socket);
    try {
      if (!facts.success) throw new Error(facts.issues[0].message);
      read.records.push(assemble(frame, facts.output, ownOrigin));
    } catch {
      read.unreadable++;
    }
  }
  return read;
}
