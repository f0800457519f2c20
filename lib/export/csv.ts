import type { Annotation } from '../analysis/annotation';
import { schemeUpgrade } from '../analysis/upgrade';
import type { LogEntry } from '../model/entry';
import { exactTraffic, usualGap } from '../model/exact-traffic';
import type { Outcome } from '../model/record';
import { type Cell, csvCell } from './csv-cell';
import { type ExportFormat, isoMicros, protocolMessagesJson, type RedactionNote } from './format';

export interface CsvColumn {
  name: string;
  /** Text columns are quoted and escaped; readers undo it there and nowhere else. */
  kind: 'text' | 'number' | 'boolean' | 'instant';
  /** @param redaction which rules were applied to the entry; `null`: none */
  cell(entry: LogEntry, annotation: Annotation, redaction: RedactionNote | null): Cell;
}

/** The columns in their order. New ones are added at the end, so that what counts columns keeps working. */
export const CSV_COLUMNS: readonly CsvColumn[] = [
  instant('ended_at', ({ record }) => record.endedAt),
  number('code', (_, { code }) => code),
  text('name', (_, { name }) => name),
  text('category', (_, { category }) => category),
  text('outcome', ({ record }) => record.outcome.kind),
  number('http_status', (_, { http }) => http.status),
  text('http_kind', (_, { http }) => http.kind),
  text('reason', (_, { reason }) => reason),
  boolean('was_clean', ({ record }) => closeEvent(record.outcome)?.wasClean ?? null),
  text('closed_by', (_, { closedBy }) => closedBy),
  number('duration_ms', (_, { durationMs }) => tidy(durationMs)),
  number('handshake_ms', (_, { handshakeMs }) => tidy(handshakeMs)),
  number('open_ms', (_, { openMs }) => openMs && tidy(openMs)),
  number('closing_ms', (_, { closingMs }) => closingMs && tidy(closingMs)),
  number('silent_ms', (_, { silentMs }) => silentMs && tidy(silentMs)),
  text('url', ({ record }) => record.url),
  text('host', (_, { host }) => host),
  text('subprotocol', ({ record }) => record.protocol),
  text('requested_subprotocols', ({ record }) => record.requestedProtocols?.join(', ')),
  text('extensions', ({ record }) => record.extensions),
  text('document_url', ({ record }) => record.document.url),
  text('frame_url', ({ source }) => source.frameUrl),
  boolean('top_frame', ({ record }) => record.document.top),
  boolean('worker', (_, { worker }) => worker),
  text('phase', (_, { phase }) => phase),
  number('handshake_status', (_, { status }) => status),
  text('failure', ({ evidence }) => evidence?.failure),
  text('exception', ({ record: { outcome } }) => (outcome.kind === 'constructor-threw' ? outcome.name : null)),
  text('exception_text', ({ record: { outcome } }) => (outcome.kind === 'constructor-threw' ? outcome.message : null)),
  text('policy_directive', ({ record: { outcome } }) => policyOf(outcome)?.directive ?? null),
  text('server_address', ({ evidence }) => evidence?.serverAddress),
  instant('created_at', ({ record }) => record.createdAt),
  instant('opened_at', ({ record }) => record.openedAt),
  instant('closing_at', ({ record }) => record.closingAt),
  number('close_call_code', ({ record }) => record.closeCall?.code),
  text('close_call_reason', ({ record }) => record.closeCall?.reason),
  text('close_call_stack', ({ record }) => record.closeCall?.stack),
  text('initiator', ({ record }) => record.initiator),
  number('sent_messages', (entry) => exactTraffic(entry)?.sent.messages),
  number('sent_bytes', (entry) => exactTraffic(entry)?.sent.bytes),
  number('sent_largest', (entry) => exactTraffic(entry)?.sent.largest),
  instant('sent_last_at', (entry) => exactTraffic(entry)?.sent.lastAt),
  number('received_messages', (entry) => exactTraffic(entry)?.received.messages),
  number('received_binary_bytes', (entry) => exactTraffic(entry)?.received.binaryBytes),
  number('received_text_length', (entry) => exactTraffic(entry)?.received.textLength),
  number('received_largest', (entry) => exactTraffic(entry)?.received.largest),
  instant('received_last_at', (entry) => exactTraffic(entry)?.received.lastAt),
  number('buffered_amount', ({ record }) => record.bufferedAmount),
  number('misuses', ({ record }) => record.misuses.length),
  text('visibility', ({ record }) => record.visibility),
  boolean('online', ({ record }) => record.online),
  text('api', ({ record }) => record.api),
  text('engine', ({ source }) => source.engine),
  boolean('private_window', ({ source }) => source.private),
  number('tab_id', ({ source }) => source.tabId),
  number('frame_id', ({ source }) => source.frameId),
  text('key', ({ record }) => record.key),
  number('revision', ({ record }) => record.revision),
  text('application', (_, { application }) => application),
  // Each line says it: a spreadsheet's file has no other place for it.
  text('redacted', (_entry, _annotation, redaction) => redaction?.rules.join(' ')),
  text('requested_url', ({ record }) => record.requestedUrl),
  text('upgraded_by', (entry) => schemeUpgrade(entry)),
  instant('sent_first_at', (entry) => exactTraffic(entry)?.sent.firstAt),
  number('sent_max_buffered', (entry) => exactTraffic(entry)?.sent.maxBufferedAmount),
  number('sent_discarded', (entry) => exactTraffic(entry)?.sent.discarded),
  instant('received_first_at', (entry) => exactTraffic(entry)?.received.firstAt),
  number('received_longest_silence_ms', (entry) => orNull(exactTraffic(entry)?.received.longestSilence)),
  number('received_usual_gap_ms', (entry) => orNull(usualGapOf(entry))),
  boolean('received_approximate', (entry) => exactTraffic(entry)?.received.approximate),
  text('protocol_messages', ({ record }) => protocolMessagesJson(record)),
];

function usualGapOf(entry: LogEntry): number | null {
  const traffic = exactTraffic(entry);
  return traffic && usualGap(traffic.received);
}

function orNull(ms: number | null | undefined): number | null {
  return ms == null ? null : tidy(ms);
}

type Read<T> = (entry: LogEntry, annotation: Annotation, redaction: RedactionNote | null) => T | null | undefined;

function text(name: string, read: Read<string>): CsvColumn {
  return { name, kind: 'text', cell: (...of) => read(...of) ?? null };
}

function number(name: string, read: Read<number>): CsvColumn {
  return { name, kind: 'number', cell: (...of) => read(...of) ?? null };
}

function boolean(name: string, read: Read<boolean>): CsvColumn {
  return { name, kind: 'boolean', cell: (...of) => read(...of) ?? null };
}

function instant(name: string, read: Read<number>): CsvColumn {
  return {
    name,
    kind: 'instant',
    cell: (...of) => {
      const at = read(...of);
      return at == null ? null : isoMicros(at);
    },
  };
}

/** Differences of epoch times carry noise below a tenth of a microsecond: 60000.000244140625 is 60000. */
function tidy(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}

function closeEvent(outcome: Outcome) {
  return outcome.kind === 'closed' || outcome.kind === 'handshake-failed' ? outcome : null;
}

function policyOf(outcome: Outcome) {
  return outcome.kind === 'blocked' || outcome.kind === 'constructor-threw' ? outcome.policy : null;
}

/**
 * RFC 4180, for spreadsheets: CRLF, a header line, one stable column order; see docs/formats/csv.md.
 * It begins with a byte order mark: without one, Excel reads UTF-8 as the machine's old code page.
 */
export const csv: ExportFormat = {
  id: 'csv',
  extension: 'csv',
  mediaType: 'text/csv;charset=utf-8',
  *write(entries, { annotate, redaction }) {
    yield `\ufeff${CSV_COLUMNS.map(({ name }) => name).join(',')}\r\n`;
    for (const entry of entries) {
      const annotation = annotate(entry);
      yield `${CSV_COLUMNS.map((column) => toField(column.kind, column.cell(entry, annotation, redaction))).join(',')}\r\n`;
    }
  },
};

/** Instants are digits and capitals of our own making and need no quotation marks. */
function toField(kind: string, value: ReturnType<(typeof CSV_COLUMNS)[number]['cell']>): string {
  return kind === 'instant' && value !== null ? String(value) : csvCell(value);
}
