import type { LogEntry } from '../record/entry';

/**
 * Of two versions of one entry the later: by the record's revision, then by the log's own counts. Where all that is
 * equal, by their text, so that it does not matter which came first.
 */
export function newerOf(known: LogEntry, other: LogEntry): LogEntry {
  if (known === other) return known;
  const difference =
    known.record.revision - other.record.revision ||
    known.change - other.change ||
    known.order - other.order ||
    Number(known.evidence !== null) - Number(other.evidence !== null);
  if (difference !== 0) return difference > 0 ? known : other;
  const knownText = JSON.stringify(known);
  const otherText = JSON.stringify(other);
  return knownText >= otherText ? known : other;
}
