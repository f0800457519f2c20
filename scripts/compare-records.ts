import type { Expected, ExpectedEvidence, Fault } from '../demo/fault';
import { classify } from '../lib/analysis/classify';
import type { LogEntry } from '../lib/model/entry';

/** Id of the demo fault that a socket belongs to, by its URL; `null`: none. */
export function faultOf(url: string | null): string | null {
  return /\/fault\/([\w-]+)/.exec(url ?? '')?.[1] ?? null;
}

/** The entries of each fault, by its id. */
export function entriesByFault(entries: readonly LogEntry[]): Map<string, LogEntry[]> {
  const byFault = new Map<string, LogEntry[]>();
  for (const entry of entries) {
    const id = faultOf(entry.record.url);
    if (id !== null) byFault.set(id, [...(byFault.get(id) ?? []), entry]);
  }
  return byFault;
}

/** Differences between a fault's entries and what its server and its page did, in words; empty: none. */
export function differences(fault: Pick<Fault, 'expected'>, entries: readonly LogEntry[]): string[] {
  const { expected } = fault;
  if (expected.outcome === 'nothing') return entries.length === 0 ? [] : [`${entries.length} records, expected none`];
  const [entry, ...more] = entries;
  if (!entry) return ['not recorded'];
  if (more.length > 0) return [`recorded ${entries.length} times`];
  return [...wrongRecord(entry, expected), ...(expected.evidence ? evidenceDifferences(entry, expected.evidence) : [])];
}

function wrongRecord(entry: LogEntry, expected: Expected): string[] {
  const { outcome, openedAt } = entry.record;
  const reported = 'code' in outcome ? outcome : { code: null, reason: null, wasClean: null };
  return [
    ...unlike('outcome', outcome.kind, expected.outcome),
    ...unlike('code', reported.code, expected.code),
    ...unlike('reason', reported.reason, expected.reason),
    ...(expected.wasClean === null && expected.code !== null
      ? []
      : unlike('wasClean', reported.wasClean, expected.wasClean)),
    ...(expected.closedBy === null ? [] : unlike('closed by', classify(entry).closedBy, expected.closedBy)),
    // The network log does not say whether a worker's socket opened.
    ...(outcome.kind === 'unseen' ? [] : unlike('opened', openedAt !== null, expected.opened)),
    ...(expected.exception && outcome.kind === 'constructor-threw'
      ? unlike('exception', outcome.name, expected.exception.name)
      : []),
    ...unlike('invalid call', invalidCall(entry.record.misuses[0]), invalidCall(expected.invalidCall)),
  ];
}

/** The same for the evidence from the browser's network log. */
export function evidenceDifferences(entry: LogEntry, expected: ExpectedEvidence): string[] {
  const { evidence } = entry;
  if (!evidence) return ['no evidence from the network log'];
  const { failure, phase, status } = expected;
  const reported = classify(entry).handshake;
  // A connection that is lost after it opened shows in its close, not in its handshake.
  const isKnown = phase && (phase !== 'open' || evidence.failure !== null);
  return [
    // Chromium's network log has no response for a failed handshake; the failure text has the status.
    ...('status' in expected
      ? unlike('status', reported.status ?? (reported.phase === 'upgrade-check' ? 101 : null), status)
      : []),
    ...(failure instanceof RegExp ? unmatched(evidence.failure, failure) : []),
    ...(typeof failure === 'string' || failure === null ? unlike('failure', evidence.failure, failure) : []),
    ...(isKnown ? unlike('phase', reported.phase, phase) : []),
  ];
}

function invalidCall(call: Expected['invalidCall']): string | null {
  return call ? `${call.method}() threw ${call.name}` : null;
}

function unlike(what: string, seen: unknown, wanted: unknown): string[] {
  return seen === wanted ? [] : [`${what} ${JSON.stringify(seen)}, expected ${JSON.stringify(wanted)}`];
}

function unmatched(seen: string | null, wanted: RegExp): string[] {
  return wanted.test(seen ?? '') ? [] : [`failure ${JSON.stringify(seen)}, expected ${wanted}`];
}
