import type { LogEntry } from '../record/entry';
import type { Outcome, SocketRecord } from '../record/record';
import type { RecognisedMeaning } from '../reference/application';
import type { Dialects } from '../reference/dialects';
import type { Dimension } from './fact';
import type { Life } from './life';
import type { Neighbourhood, Tie } from './neighbourhood';
import type { Surroundings } from './surroundings';
import type { TimedEnd } from './time-limit';

type Mark = SocketRecord['marks'][number]['what'];

/** All that a predicate may look at: one end, its evidence, its neighbours. */
export class Case implements Life {
  readonly entry: LogEntry;
  readonly record: SocketRecord;
  readonly key: string;
  readonly host: string;
  readonly scheme: string;
  readonly how: Life['how'];
  readonly document: string;
  readonly endpoint: string;
  readonly handshake: Life['handshake'];
  readonly endedAt: number;
  readonly code: number | null;
  readonly failure: Life['failure'];
  readonly status: number | null;
  readonly ageMs: number | null;
  readonly silentMs: number | null;
  readonly unsentMs: number | null;
  readonly unheardMs: number | null;
  readonly survivedMs: number;
  readonly outcome: Outcome;
  readonly evidence: LogEntry['evidence'];
  readonly neighbours: Neighbourhood;
  readonly tie: Tie;
  readonly surroundings: Surroundings;
  /** Kept by {@link timedEnd}, which several predicates ask. */
  readonly timed: Partial<Record<Dimension, TimedEnd | null>> = {};
  readonly #dialects: Dialects;
  #meaning: RecognisedMeaning | null | undefined;

  // Field by field, not by spreading: there is one of these for each entry of a long log.
  constructor(life: Life, neighbours: Neighbourhood, surroundings: Surroundings, dialects: Dialects) {
    this.entry = life.entry;
    this.record = life.record;
    this.key = life.key;
    this.host = life.host;
    this.scheme = life.scheme;
    this.how = life.how;
    this.document = life.document;
    this.endpoint = life.endpoint;
    this.handshake = life.handshake;
    this.endedAt = life.endedAt;
    this.code = life.code;
    this.failure = life.failure;
    this.status = life.status;
    this.ageMs = life.ageMs;
    this.silentMs = life.silentMs;
    this.unsentMs = life.unsentMs;
    this.unheardMs = life.unheardMs;
    this.survivedMs = life.survivedMs;
    this.outcome = life.record.outcome;
    this.evidence = life.entry.evidence;
    this.neighbours = neighbours;
    this.tie = neighbours.tieOf(life.key);
    this.surroundings = surroundings;
    this.#dialects = dialects;
  }

  /** What the recognised protocol says of the code; `null` where it has no word on it. Looked up when asked for. */
  meaning(): RecognisedMeaning | null {
    if (this.#meaning !== undefined) return this.#meaning;
    const { url, protocol, requestedProtocols, document } = this.record;
    const connection = { url, protocol, requestedProtocols, documentUrl: document.url };
    const told = this.code === null ? null : this.#dialects.meaning(this.code, connection);
    this.#meaning = told && isOfThisCase(told, this.how) ? told : null;
    return this.#meaning;
  }

  /** A header of the answer, by its lower case name. */
  header(name: string): string | null {
    return this.evidence?.responseHeaders?.find((header) => header.name.toLowerCase() === name)?.value ?? null;
  }

  /** Milliseconds from the newest mark of this kind to the end; `null`: there was none in this life. */
  since(what: Mark): number | null {
    const { marks, endedAt } = this.record;
    if (marks.length === 0) return null;
    const at = marks.findLast((mark) => mark.what === what && mark.at <= endedAt)?.at;
    return at === undefined ? null : endedAt - at;
  }
}

/** Below 3000 the code is the standard's own, and a protocol's word counts only if it is of this very case. */
function isOfThisCase({ code, from, entry }: RecognisedMeaning, how: Life['how']): boolean {
  if (code >= 3000) return true;
  if (from !== 'code' || ('synthetic' in entry && entry.synthetic)) return false;
  return !('sentBy' in entry) || entry.sentBy === undefined || (entry.sentBy === 'client') === (how === 'page');
}
