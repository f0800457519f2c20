import { type Category, categoryOf, categoryOfKind } from '../model/category';
import type { LogEntry } from '../model/entry';
import { LEAVING_MS } from '../model/limits';
import type { CloseCall, SocketRecord } from '../model/record';
import type { DictionarySet, RecognisedMeaning } from '../reference/dictionary-set';
import { activeDictionaries, connectionOf } from './application-protocol';
import { isAccepted, type ParsedFailure } from './failure';
import { explainHandshake, type HandshakeExplanation, isCancelledByPage } from './handshake';

/**
 * What kind of end a connection had: who closed it, how, and what its code means. Badge, popup, row, headline, causes
 * and counts read it from here, so that they agree.
 */
export interface Classification {
  closedBy: ClosedBy;
  endType: EndType;
  category: Category;
  /**
   * True for an end that would surprise the developer: anything but a clean 1000, 1001 or 1005, a connection that the
   * page closed itself, or page navigation. Counted on the toolbar badge. It depends on the record alone, because the
   * badge counts before evidence arrives.
   */
  isAbnormal: boolean;
  /**
   * What the recognised protocol says about the code; `null` where none is recognised, or it says nothing about it.
   * Follows {@link activeDictionaries}: an effect that reads it runs again when they change.
   */
  application: ApplicationCodeMeaning | null;
  /** What became of the opening handshake, or of the connection right after it. */
  handshake: HandshakeExplanation;
  /** The browser's sentence about the failure, parsed; `null` where it gave none, or an empty one. */
  failure: ParsedFailure | null;
  /** HTTP status that was answered instead of 101; `null`: none, or not known. */
  rejectedWith: number | null;
}

/**
 * Who closed a connection: began the closing handshake, or made the connection impossible.
 *
 * - `page`: its own `close()`
 * - `server`: its Close frame came first, or it answered the opening handshake with something other than 101
 * - `both`: the page called `close()`, the server sent a Close frame, and nothing shows which came first
 * - `browser`: it forbade the connection, gave up, or failed it because of what arrived
 * - `network`: the connection was lost, or never came up
 * - `navigation`: the document was unloaded
 * - `unknown`
 */
export type ClosedBy = 'page' | 'server' | 'both' | 'browser' | 'network' | 'navigation' | 'unknown';

/**
 * How a connection ended, as far as diagnosis distinguishes:
 *
 * - `cut`: it was open, then gone, without a Close frame and without an error from the browser
 * - `server`: it was open, and the server's Close frame came first
 * - `broken`: it was open, and the browser failed it because of what arrived
 * - `page`: the page's own `close()`, open or CONNECTING
 * - `both`: the page's `close()` and a Close frame of the server, and nothing shows which came first
 * - `left`: the document was unloaded
 * - `refused`: it never opened
 * - `forbidden`: it never left the browser: the constructor threw, or a policy blocked it
 * - `unseen`: a worker's, opened, whose end cannot be seen
 */
export type EndType = 'cut' | 'server' | 'broken' | 'page' | 'both' | 'left' | 'refused' | 'forbidden' | 'unseen';

/** What the recognised protocol says about the code that a connection was closed with. */
export interface ApplicationCodeMeaning extends RecognisedMeaning {
  /**
   * True where its name replaces the standard's. Below 3000 the code belongs to the standard, and a protocol only adds
   * when it uses it.
   */
  renames: boolean;
}

const cache = new WeakMap<LogEntry, Classification>();

/** Returns the classification of an entry, computed once. */
export function classify(entry: LogEntry): Classification {
  const known = cache.get(entry);
  if (known) return known;
  const classification = new EntryClassification(entry);
  cache.set(entry, classification);
  return classification;
}

/** Whether the page called `close()`, alone or while the server closed as well. */
export function isPageClose(endType: EndType): boolean {
  return endType === 'page' || endType === 'both';
}

class EntryClassification implements Classification {
  readonly closedBy: ClosedBy;
  readonly endType: EndType;
  readonly category: Category;
  readonly isAbnormal: boolean;
  readonly handshake: HandshakeExplanation;
  readonly failure: ParsedFailure | null;
  readonly rejectedWith: number | null;
  readonly #record: SocketRecord;
  #application: ApplicationCodeMeaning | null = null;
  #dictionaries: DictionarySet | null = null;

  constructor(entry: LogEntry) {
    const { record } = entry;
    const closer = closerOf(record);
    this.handshake = explainHandshake(entry);
    this.failure = entry.evidence ? failureOf(this.handshake) : null;
    const { endType, closedBy } = endOf(entry, closer, this.handshake, this.failure);
    this.endType = endType;
    this.closedBy = closedBy;
    this.category = categoryOfEntry(record);
    this.isAbnormal = isAbnormal(record, closer);
    this.rejectedWith = rejectionOf(record, this.handshake);
    this.#record = record;
  }

  /** Looked up when it is first read: to recognise a protocol costs more than all the rest. */
  get application(): ApplicationCodeMeaning | null {
    const dictionaries = activeDictionaries.value;
    if (this.#dictionaries !== dictionaries) {
      this.#dictionaries = dictionaries;
      this.#application = applicationOf(this.#record, this.endType, dictionaries);
    }
    return this.#application;
  }
}

function categoryOfEntry({ outcome }: SocketRecord): Category {
  return outcome.kind === 'closed'
    ? categoryOf(outcome.code, { wasClean: outcome.wasClean })
    : categoryOfKind(outcome.kind);
}

function isAbnormal({ outcome, closeCall }: SocketRecord, closer: Closer | null): boolean {
  switch (outcome.kind) {
    case 'closed':
      if (closer === 'page') return !outcome.wasClean;
      return !(outcome.wasClean && (outcome.code === 1000 || outcome.code === 1001 || outcome.code === 1005));
    case 'handshake-failed':
      // Firefox reports 1001 for a page that was left.
      return closeCall === null && outcome.code !== 1001;
    case 'blocked':
    case 'constructor-threw':
      return true;
    case 'page-went-away':
    case 'unseen':
      return false;
  }
}

/** How it ended and who did it, from one decision, so that the two cannot disagree. */
function endOf(
  entry: LogEntry,
  closer: Closer | null,
  handshake: HandshakeExplanation,
  failure: ParsedFailure | null,
): Pick<Classification, 'closedBy' | 'endType'> {
  const { record, source, evidence } = entry;
  const { outcome } = record;
  switch (outcome.kind) {
    case 'blocked':
    case 'constructor-threw':
      return { endType: 'forbidden', closedBy: 'browser' };
    case 'page-went-away':
      return { endType: 'left', closedBy: 'navigation' };
    case 'unseen': {
      const closedBy = byHandshake(handshake) ?? 'unknown';
      const { status } = handshake;
      if (!failure && (status === null || (evidence && isAccepted(evidence)))) return { endType: 'unseen', closedBy };
      return { endType: record.openedAt === null ? 'refused' : 'broken', closedBy };
    }
    case 'handshake-failed': {
      if (isLeaving(entry)) return { endType: 'left', closedBy: 'navigation' };
      // A server may have rejected the handshake before the page called `close()`.
      if (handshake.phase === 'http-answer' && handshake.status !== null) {
        return { endType: 'refused', closedBy: 'server' };
      }
      if (closer !== null) return { endType: 'page', closedBy: 'page' };
      return { endType: 'refused', closedBy: byHandshake(handshake) ?? 'unknown' };
    }
    case 'closed': {
      if (closer === 'page' || closer === 'both') return { endType: closer, closedBy: closer };
      if (isLeaving(entry)) return { endType: 'left', closedBy: 'navigation' };
      if (hasCloseFrame(outcome)) return { endType: 'server', closedBy: 'server' };
      // Chromium fires `error` before `close` when it failed the connection itself, and not when the connection was
      // lost (measured). Firefox fires it for a reset as well.
      const isFailedByBrowser = source.engine === 'chromium' && outcome.errorEvent;
      const endType = (failure && handshake.phase !== 'tcp') || isFailedByBrowser ? 'broken' : 'cut';
      if (isFailedByBrowser || byHandshake(handshake) === 'browser') return { endType, closedBy: 'browser' };
      return { endType, closedBy: source.engine !== 'chromium' && outcome.errorEvent ? 'unknown' : 'network' };
    }
  }
}

/**
 * Whether the server's Close frame arrived. 1006 and 1015 stand for its absence, unless the end is clean: Firefox passes
 * on a Close frame with any code, even one that must not be sent.
 */
export function hasCloseFrame({ code, wasClean }: { code: number; wasClean: boolean }): boolean {
  return wasClean || (code !== 1006 && code !== 1015);
}

/** Something came, and was no HTTP. */
const NO_HTTP = new Set(['net::ERR_INVALID_HTTP_RESPONSE', 'NS_ERROR_WEBSOCKET_CONNECTION_REFUSED']);

function byHandshake(explanation: HandshakeExplanation): ClosedBy | null {
  const { phase, status, error, sentence } = explanation;
  switch (phase) {
    case 'blocked':
    case 'upgrade-check':
      return 'browser';
    case 'open':
      // Without a sentence it may have been lost as well.
      return sentence === null ? null : 'browser';
    case 'cancelled':
      // "WebSocket opening handshake was canceled" is the browser's own doing.
      if (isCancelledByPage(explanation)) return 'page';
      return error?.startsWith('NS_') ? null : 'browser';
    case 'name-lookup':
    case 'tcp':
    case 'proxy':
      return 'network';
    case 'tls':
      if (error === null) return null;
      // A certificate that it does not trust is the browser's own decision.
      return error.includes('CERT') ? 'browser' : 'network';
    case 'http-answer':
      if (status !== null) return 'server';
      return NO_HTTP.has(error ?? '') ? 'browser' : 'network';
    case null:
      return null;
  }
}

/**
 * Firefox closes the sockets of an unloading document with a clean 1001, which the page itself can see, some
 * milliseconds before its `pagehide`, or after `document.open()` replaced it. A server that sends 1001 without a reason
 * as the page is left looks the same.
 */
function isLeaving({ record, source }: LogEntry): boolean {
  const { outcome } = record;
  if (source.engine === 'chromium' || (outcome.kind !== 'closed' && outcome.kind !== 'handshake-failed')) return false;
  const { kind, code, reason, wasClean } = outcome;
  if (code !== 1001 || reason !== '' || !wasClean) return false;
  // Every browser reports 1006 for a socket that never opened, whatever happened to it, except for this.
  if (kind === 'handshake-failed') return true;
  return record.marks.some(
    ({ what, at }) =>
      // The sockets of a rewritten document are all closed, each as soon as its server has answered.
      what === 'rewritten' || (what === 'pagehide' && Math.abs(at - record.endedAt) <= LEAVING_MS),
  );
}

/**
 * Which side closed a socket on which the page called `close()`.
 *
 * - `page`: the server's Close frame can be an answer to the page's, or none came
 * - `server`: its Close frame says what the page never said, so it is no answer: both Close frames crossed, or the page
 *   called `close()` when the server's had arrived already
 * - `both`: each side sent a Close frame, and nothing shows which came first
 */
type Closer = 'page' | 'server' | 'both';

/**
 * Returns which side closed a socket; `null` where the page did not call `close()`.
 *
 * A server answers a Close frame with the code that it got (RFC 6455 §5.5.1), with or without the reason. Some answer
 * every Close frame with a bare 1000 (aiohttp, Bandit, SignalR) or with an empty frame, which the page sees as 1005; but
 * a server that has finished sends the same, and then neither side can tell which frame came first. Time does not tell:
 * neither browser knows the round trip of a socket, and a handshake that takes long may be a slow server.
 */
function closerOf({ closeCall, outcome }: SocketRecord): Closer | null {
  if (!closeCall) return null;
  if (outcome.kind !== 'closed' || !hasCloseFrame(outcome)) return 'page';
  const { code, reason } = outcome;
  const isEcho = reason !== '' && reason === sentReason(closeCall);
  if (reason !== '' && !isEcho) return 'server';
  if (canHaveSent(closeCall, code)) return 'page';
  return code === 1000 || code === 1005 ? 'both' : 'server';
}

/** Whether the page's own Close frame can have carried this code. */
function canHaveSent({ code, codeType, reason }: CloseCall, reported: number): boolean {
  // Of a value that was no number, only its type is known: the browser converted it to a code that a page may send.
  if (codeType !== null) return reported === 1000 || (reported >= 3000 && reported <= 4999);
  // A reason without a code is sent with 1000.
  return Math.round(code ?? (reason ? 1000 : 1005)) === reported;
}

/** A page's text is sent as Unicode, with U+FFFD for each lone surrogate. */
function sentReason({ reason }: CloseCall): string {
  return reason?.replace(/\p{Surrogate}/gu, '\ufffd') ?? '';
}

/** What the browser itself said; `null`: nothing. */
function failureOf({ phase, status, error, sentence, summary }: HandshakeExplanation): ParsedFailure | null {
  return sentence === null ? null : { phase, status, error, sentence, summary: summary ?? sentence };
}

function rejectionOf({ openedAt, outcome }: SocketRecord, { phase, status }: HandshakeExplanation): number | null {
  if (openedAt !== null || outcome.kind === 'closed' || status === 101 || status === 0) return null;
  return phase === 'http-answer' || phase === 'proxy' ? status : null;
}

/**
 * Below 3000 the code belongs to the standard, and a protocol's meaning counts only if it is about this very case: an
 * entry of its own, not made up by its client, and sent by the side that closed.
 */
function applicationOf(
  record: SocketRecord,
  endType: EndType,
  dictionaries: DictionarySet,
): ApplicationCodeMeaning | null {
  if (record.outcome.kind !== 'closed') return null;
  const { code } = record.outcome;
  const reported = dictionaries.meaning(code, connectionOf(record));
  if (!reported) return null;
  if (code >= 3000) return { ...reported, renames: true };
  if (reported.from !== 'code' || ('synthetic' in reported.entry && reported.entry.synthetic)) return null;
  const sentBy = 'sentBy' in reported.entry ? reported.entry.sentBy : undefined;
  return sentBy === undefined || (sentBy === 'client') === (endType === 'page')
    ? { ...reported, renames: false }
    : null;
}
