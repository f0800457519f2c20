import * as v from 'valibot';
import { rawSocketSchema, recordsMessageSchema } from '../protocol/raw-events';
import type { SocketRecord } from '../record/record';
import { assemble } from './assemble';

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

const named = v.object({ seq: v.number(), revision: v.number() });

/** @param ownOrigin URL of the extension, by which our own stack frames are known */
export function parseRecordsMessage(value: unknown, ownOrigin: string): ReadRecords | null {
  const result = v.safeParse(recordsMessageSchema, value);
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
    const raw = v.safeParse(rawSocketSchema, socket);
    try {
      if (!raw.success) throw new Error(raw.issues[0].message);
      const record = assemble(frame, raw.output, ownOrigin);
      if (record.revision > 0) read.records.push(record);
      // What it sent and received goes on.
      else read.foretold.push({ ...record, traffic: null, bufferedAmount: null });
    } catch {
      if (!success || output.revision !== 0) read.unreadable.push(name);
    }
  }
  return read;
}
