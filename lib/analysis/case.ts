import type { LogEntry } from '../model/entry';
import type { Outcome, SocketRecord } from '../model/record';
import { type ApplicationCodeMeaning, classify } from './classify';
import type { Dimension } from './finding';
import type { HostStatistics, Relation } from './host-statistics';
import type { LogContext } from './log-statistics';
import type { SocketSummary } from './socket-summary';
import type { TimedEnd } from './time-limit';

type PageEventType = SocketRecord['marks'][number]['what'];

/** All that a predicate may look at: one end, its evidence, its neighbours. */
export class Case implements SocketSummary {
  readonly entry: LogEntry;
  readonly record: SocketRecord;
  readonly key: string;
  readonly host: string;
  readonly scheme: string;
  readonly endType: SocketSummary['endType'];
  readonly document: string;
  readonly endpoint: string;
  readonly handshake: SocketSummary['handshake'];
  readonly endedAt: number;
  readonly code: number | null;
  readonly failure: SocketSummary['failure'];
  readonly status: number | null;
  readonly ageMs: number | null;
  readonly silentMs: number | null;
  readonly unsentMs: number | null;
  readonly unheardMs: number | null;
  readonly survivedMs: number;
  readonly outcome: Outcome;
  readonly evidence: LogEntry['evidence'];
  readonly hostStatistics: HostStatistics;
  readonly relation: Relation;
  readonly surroundings: LogContext;
  /** Kept by {@link timedEnd}, which several predicates ask. */
  readonly timed: Partial<Record<Dimension, TimedEnd | null>> = {};

  // Field by field, not by spreading: there is one of these for each entry of a long log.
  constructor(socket: SocketSummary, hostStatistics: HostStatistics, surroundings: LogContext) {
    this.entry = socket.entry;
    this.record = socket.record;
    this.key = socket.key;
    this.host = socket.host;
    this.scheme = socket.scheme;
    this.endType = socket.endType;
    this.document = socket.document;
    this.endpoint = socket.endpoint;
    this.handshake = socket.handshake;
    this.endedAt = socket.endedAt;
    this.code = socket.code;
    this.failure = socket.failure;
    this.status = socket.status;
    this.ageMs = socket.ageMs;
    this.silentMs = socket.silentMs;
    this.unsentMs = socket.unsentMs;
    this.unheardMs = socket.unheardMs;
    this.survivedMs = socket.survivedMs;
    this.outcome = socket.record.outcome;
    this.evidence = socket.entry.evidence;
    this.hostStatistics = hostStatistics;
    this.relation = hostStatistics.relationOf(socket.key);
    this.surroundings = surroundings;
  }

  /** What the recognised protocol says about the code; `null` where it says nothing about it. */
  meaning(): ApplicationCodeMeaning | null {
    return classify(this.entry).application;
  }

  /** A header of the answer, by its lower case name. */
  header(name: string): string | null {
    return this.evidence?.responseHeaders?.find((header) => header.name.toLowerCase() === name)?.value ?? null;
  }

  /** Milliseconds from the newest mark of this kind to the end; `null`: there was none in this life. */
  since(what: PageEventType): number | null {
    const { marks, endedAt } = this.record;
    if (marks.length === 0) return null;
    const at = marks.findLast((mark) => mark.what === what && mark.at <= endedAt)?.at;
    return at === undefined ? null : endedAt - at;
  }
}
