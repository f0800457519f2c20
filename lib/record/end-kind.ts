import type { HandshakeExplanation } from '../handshake/explain';
import { closedBy } from './closed-by';
import type { LogEntry } from './entry';
import type { Outcome } from './record';

/**
 * What ends have in common, as a key: of two entries with the same key the same words are said ({@link describe}), and
 * no part of a filter tells them apart, unless it looks at what each socket has of its own: times and sizes.
 */
export type EndKind = string;

/** Long texts stand for themselves by a number, so that a log of many different URLs holds each once. */
export function createKinds(): (entry: LogEntry, handshake: HandshakeExplanation) => EndKind {
  const numbers = new Map<string | null, number>();

  function number(text: string | null): number {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, numbers.size);
    return numbers.size - 1;
  }

  return (entry, handshake) => {
    const { record, source, evidence } = entry;
    const { openedAt, closeCall, requestedProtocols, endedAt } = record;
    const { phase, status, statusText, error, sentence, summary, policy, known, missing } = handshake;
    const flags =
      (openedAt !== null ? 1 : 0) +
      (requestedProtocols !== null ? 2 : 0) +
      (evidence !== null ? 4 : 0) +
      (record.marks.some(({ what, at }) => what === 'pagehide' && at <= endedAt) ? 8 : 0);
    // Who closed hangs on what the page asked for, and its reason may be the one that is shown.
    const asked = closeCall && `${closedBy(entry)} ${closeCall.reason ?? ''}`;
    const told = `${phase}|${status}|${known}|${missing}|${closeCall?.state}|${source.engine}|${flags}`;
    const texts = [
      told,
      ...ofOutcome(record.outcome),
      record.url,
      record.protocol,
      requestedProtocols === null || requestedProtocols.length === 0 ? '' : JSON.stringify(requestedProtocols),
      record.document.url,
      source.frameUrl,
      evidence === null ? null : evidence.failure,
      statusText,
      error,
      sentence,
      asked,
      summary,
      policy === null ? null : `${policy.disposition} ${policy.directive}`,
    ];
    return texts.map(number).join(' ');
  };
}

function ofOutcome(outcome: Outcome): (string | null)[] {
  switch (outcome.kind) {
    case 'closed':
    case 'handshake-failed':
      return [`${outcome.kind} ${outcome.code} ${outcome.wasClean} ${outcome.errorEvent}`, outcome.reason];
    case 'constructor-threw':
      return [`${outcome.kind} ${outcome.name}`, outcome.message];
    default:
      return [outcome.kind, null];
  }
}
