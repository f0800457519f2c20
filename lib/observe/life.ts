import type { Notice } from '../hook/protocol';
import { LIMITS } from '../record/limits';
import type { CloseCall, EpochMs, Misuse, Outcome, PolicyViolation, SocketRecord, Traffic } from '../record/record';
import type { Frame } from './frame';

/** What the browser tells of a socket at its end. Both worlds' wrappers of a socket have it. */
export interface Vitals {
  url: string | null;
  protocol: string;
  extensions: string;
  bufferedAmount: number | null;
  sent: Traffic['sent'] | null;
}

/** One socket between its constructor and its end: the record in the making. Holds no reference to the socket. */
export class Life {
  openedAt: EpochMs | null = null;
  errored = false;
  /** Constructed into CLOSED already: a policy forbade it, and no `close` event will come. */
  stillborn = false;
  /** Reads the socket's vitals; before a socket is handed over, and for a stream, there is little to read. */
  vitals: () => Vitals = () => ({ url: null, ...this.negotiated, bufferedAmount: null, sent: null });
  /** What a stream's `opened` promise told. */
  negotiated = { protocol: '', extensions: '' };

  readonly #received: Traffic['received'] = { messages: 0, binaryBytes: 0, textLength: 0, largest: 0, lastAt: null };
  readonly #created: Extract<Notice, { kind: 'created' }>;
  readonly #frame: Frame;
  readonly #misuses: Misuse[] = [];
  readonly #cut = new Set<string>();
  #closeCall: CloseCall | null = null;
  #revision = 0;
  #last: SocketRecord | null = null;

  constructor(created: Extract<Notice, { kind: 'created' }>, frame: Frame) {
    this.#created = created;
    this.#frame = frame;
  }

  get state(): 'connecting' | 'open' | 'closing' {
    if (this.#closeCall) return 'closing';
    return this.openedAt === null ? 'connecting' : 'open';
  }

  get lastOutcome(): Outcome | null {
    return this.#last?.outcome ?? null;
  }

  received(size: number, isText: boolean, at: EpochMs): void {
    const received = this.#received;
    received.messages++;
    if (isText) received.textLength += size;
    else received.binaryBytes += size;
    if (size > received.largest) received.largest = size;
    received.lastAt = at;
  }

  closeCalled(notice: Extract<Notice, { kind: 'close-called' }>): void {
    this.#closeCall ??= {
      at: notice.at,
      state: this.openedAt === null ? 'connecting' : 'open',
      code: notice.code,
      reason: this.#limit('closeCall.reason', notice.reason, LIMITS.reason),
      codeType: notice.codeType,
      stack: this.#pageFrames('closeCall.stack', notice.stack),
    };
  }

  misused({ at, method, name, message, stack }: Extract<Notice, { kind: 'misused' }>): void {
    if (this.#misuses.length >= LIMITS.misuses) {
      this.#cut.add('misuses');
      return;
    }
    this.#misuses.push({
      at,
      method,
      name: name.slice(0, LIMITS.message),
      message: this.#limit('misuses.message', message, LIMITS.message),
      stack: this.#pageFrames('misuses.stack', stack),
    });
  }

  /** The record of this end. A later end of the same socket (a page back from the back-forward cache) replaces it. */
  end(outcome: Outcome): SocketRecord {
    const created = this.#created;
    const vitals = this.vitals();
    const frame = this.#frame;
    const record: SocketRecord = {
      key: `${frame.token}:${created.seq}`,
      revision: ++this.#revision,
      api: created.api,
      url: this.#limit('url', vitals.url ?? created.url, LIMITS.url),
      requestedProtocols: this.#protocols(),
      protocol: this.#limit('protocol', vitals.protocol, LIMITS.protocol),
      extensions: this.#limit('extensions', vitals.extensions, LIMITS.extensions),
      document: {
        url: this.#limit('document.url', frame.url(), LIMITS.url),
        startedAt: frame.startedAt,
        top: frame.top,
      },
      initiator: this.#pageFrames('initiator', created.stack),
      createdAt: created.at,
      openedAt: this.openedAt,
      closingAt: this.#closeCall?.at ?? null,
      endedAt: frame.now(),
      outcome,
      closeCall: this.#closeCall,
      misuses: this.#misuses.slice(),
      traffic: vitals.sent && { sent: vitals.sent, received: { ...this.#received } },
      bufferedAmount: vitals.bufferedAmount,
      visibility: frame.visibility(),
      online: frame.online(),
      marks: frame.marksSince(created.at),
      cut: [],
    };
    record.cut = [...this.#cut];
    this.#last = record;
    return record;
  }

  /** The last record with what became known of the policy that forbade the connection; `null` where it is none such. */
  forbiddenBy(policy: PolicyViolation): SocketRecord | null {
    const last = this.#last;
    if (!last || (last.outcome.kind !== 'blocked' && last.outcome.kind !== 'constructor-threw')) return null;
    if (last.outcome.policy) return null;
    this.#last = { ...last, revision: ++this.#revision, outcome: { ...last.outcome, policy } };
    return this.#last;
  }

  #protocols(): string[] | null {
    if (this.#created.protocols === null) return null;
    const list: unknown = JSON.parse(this.#created.protocols);
    if (!Array.isArray(list)) return null;
    return list
      .slice(0, LIMITS.protocols)
      .map((item) => this.#limit('requestedProtocols', String(item), LIMITS.protocol));
  }

  /** The engine's stack without our own frames and without the engine's first line. */
  #pageFrames(field: string, stack: string | null): string | null {
    if (stack === null) return null;
    const frames = stack
      .split('\n')
      .filter((line) => line !== '' && line !== 'Error' && !line.includes(this.#frame.ownOrigin))
      .map((line) => line.trim())
      .join('\n');
    return this.#limit(field, frames, LIMITS.stack);
  }

  #limit<Text extends string | null>(field: string, text: Text, most: number): Text;
  #limit(field: string, text: string | null, most: number): string | null {
    if (text === null || text.length <= most) return text;
    this.#cut.add(field);
    return text.slice(0, most);
  }
}
