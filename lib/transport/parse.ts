import * as v from 'valibot';
import { parseRecord } from '../record/parse';
import type { SocketRecord } from '../record/record';
import type { CountEnds, JournalCommand } from './messages';

/** Records of one message. */
export interface ReadRecords {
  records: SocketRecord[];
  /** The others, as far as they had a name (`KEY@REVISION`) to be named by. */
  unreadable: string[];
  dropped: number;
  failures: number;
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const tabId = v.pipe(v.number(), v.integer(), v.minValue(0));

const recordsSchema = v.object({
  type: v.literal('records'),
  records: v.pipe(v.array(v.unknown()), v.maxLength(1_000)),
  dropped: count,
  failures: count,
});

export function parseRecordsMessage(value: unknown): ReadRecords | null {
  const result = v.safeParse(recordsSchema, value);
  if (!result.success) return null;
  const { records, dropped, failures } = result.output;
  const read: ReadRecords = { records: [], unreadable: [], dropped, failures };
  for (const value of records) {
    const parsed = parseRecord(value);
    if ('record' in parsed) read.records.push(parsed.record);
    else read.unreadable.push(nameOf(value));
  }
  return read;
}

const named = v.object({ key: v.string(), revision: v.number() });

function nameOf(value: unknown): string {
  const result = v.safeParse(named, value);
  return result.success ? `${result.output.key}@${result.output.revision}` : '';
}

const commandSchema = v.variant('type', [
  v.object({ type: v.literal('clear'), tabId }),
  v.object({ type: v.literal('set-recording'), tabId, recording: v.boolean() }),
  v.object({ type: v.literal('count-ends'), tabId }),
]);

export function parseCommand(value: unknown): JournalCommand | CountEnds | null {
  const result = v.safeParse(commandSchema, value);
  return result.success ? result.output : null;
}
