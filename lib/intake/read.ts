import * as v from 'valibot';
import type { SocketRecord } from '../record/record';
import { assemble, frameFactsSchema, socketFactsSchema } from './assemble';

/** One message's ends, as records. */
export interface ReadRecords {
  /** Token of the frame that tells. */
  frame: string;
  records: SocketRecord[];
  /** Of sockets that live: what is to be recorded should their page go without a word. */
  foretold: SocketRecord[];
  /** Ends that could not be read, as the receipt names them: counted as dropped, and not asked for again. */
  unreadable: string[];
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
  const read: ReadRecords = {
    frame: frame.token,
    records: [],
    foretold: [],
    unreadable: [],
    names: [],
    dropped,
    failures,
  };
  for (const socket of sockets) {
    const { success, output } = v.safeParse(named, socket);
    const name = success ? `${output.seq}@${output.revision}` : '?';
    if (success) read.names.push(name);
    const facts = v.safeParse(socketFactsSchema, socket);
    try {
      if (!facts.success) throw new Error(facts.issues[0].message);
      const record = assemble(frame, facts.output, ownOrigin);
      if (record.revision > 0) read.records.push(record);
      // What it sent and received goes on.
      else read.foretold.push({ ...record, traffic: null, bufferedAmount: null });
    } catch {
      if (!success || output.revision !== 0) read.unreadable.push(name);
    }
  }
  return read;
}
