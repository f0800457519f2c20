import * as v from 'valibot';
import type { HandshakeEvidence } from '../handshake/evidence';
import { messageCounts } from '../handshake/message-counts';
import type { EntrySource, LogEntry } from '../record/entry';
import { recordSchema } from '../record/parse';
import { mend } from './mend';

const number = v.pipe(v.number(), v.finite());
const count = v.pipe(number, v.minValue(0));
const text = v.pipe(v.string(), v.maxLength(65_536));
const headers = v.nullable(v.pipe(v.array(v.strictObject({ name: text, value: text })), v.maxLength(1_000)));
const phase = v.exactOptional(number);

const source: v.GenericSchema<unknown, EntrySource> = v.strictObject({
  tabId: number,
  frameId: number,
  documentId: v.nullable(text),
  frameUrl: v.nullable(text),
  private: v.boolean(),
  engine: v.picklist(['chromium', 'firefox', 'safari']),
});

const evidence: v.GenericSchema<unknown, HandshakeEvidence> = v.strictObject({
  source: v.picklist(['har', 'webRequest']),
  match: v.picklist(['key', 'order']),
  failure: v.nullable(text),
  status: v.nullable(number),
  statusText: v.nullable(text),
  requestHeaders: headers,
  responseHeaders: headers,
  serverAddress: v.nullable(text),
  initiator: v.nullable(
    v.pipe(
      v.array(v.strictObject({ functionName: text, url: text, line: number, column: number })),
      v.maxLength(1_000),
    ),
  ),
  startedAt: v.nullable(number),
  timings: v.nullable(
    v.strictObject({
      blocked: phase,
      dns: phase,
      connect: phase,
      ssl: phase,
      send: phase,
      wait: phase,
      receive: phase,
    }),
  ),
  traffic: messageCounts,
});

/** The annotation is not read: it is computed anew, with what is known today. Unknown members are left out. */
const entry: v.GenericSchema<unknown, LogEntry> = v.object({
  order: count,
  change: count,
  record: recordSchema,
  source,
  evidence: v.nullable(evidence),
  receivedAt: number,
});

export interface ParsedEntry {
  entry: LogEntry;
  /** Names of what a newer Hangup wrote and this one does not understand. */
  passedOver: readonly string[];
}

/** An entry out of a line of an export; or in words what is wrong with it, and where. */
export function parseEntry(value: unknown): ParsedEntry | { problem: string } {
  const result = v.safeParse(entry, value);
  if (result.success) return { entry: result.output, passedOver: [] };
  const mended = mend(value, (again) => v.safeParse(entry, again));
  if (mended) return { entry: mended.output, passedOver: mended.passedOver };
  const [issue] = result.issues;
  return { problem: `${v.getDotPath(issue) ?? 'entry'}: ${issue.message}` };
}
