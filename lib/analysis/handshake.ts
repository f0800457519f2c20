import { BAD_PORTS } from '../../data/bad-ports';
import type { Phase } from '../../data/phase';
import type { HandshakeEvidence, LogEntry } from '../model/entry';
import type { Outcome, PolicyViolation, SocketRecord } from '../model/record';
import { httpStatusText } from '../reference/http-equivalent';
import { isAccepted, type ParsedFailure, parseFailure } from './failure';
import { fill } from './sentence-pattern';
import { checkUpgrade } from './upgrade-check';

/** What became of an opening handshake, as far as anybody can know. */
export interface HandshakeExplanation {
  /** Where it failed, or `open` where the connection failed after it; `null`: it did not fail, or that is not known. */
  phase: Phase | null;
  /** Of the answer; 101 where it was accepted. */
  status: number | null;
  /** As the server wrote it, else as the registry has it. */
  statusText: string | null;
  /** The browser's name for the error, or the name of what the constructor threw. */
  error: string | null;
  /** The browser's own words, verbatim. */
  sentence: string | null;
  /** A few words: `403 Forbidden`, `connection refused`, `mixed content`. `null`: it did not fail, or nobody knows why. */
  summary: string | null;
  /** The policy that forbade it. */
  policy: PolicyViolation | null;
  /**
   * - `exact`: the page itself saw it, or the browser's evidence names this very socket
   * - `by-order`: evidence that was joined by URL, order and time
   * - `none`: nothing is known beyond what the page was told
   */
  known: 'exact' | 'by-order' | 'none';
  /** Why nothing more is known; `null` where there is nothing more to know. */
  missing: Missing | null;
}

/**
 * - `not-watching`: Chromium tells only while DevTools is open
 * - `hidden`: it told of an error without a word: another extension makes the browser keep the reason back, or Local
 *   Network Access forbade the connection
 * - `no-access`: Firefox tells only where the extension may see the site
 * - `not-told`: this browser tells nobody
 */
export type Missing = 'not-watching' | 'hidden' | 'no-access' | 'not-told';

const NOTHING: Omit<HandshakeExplanation, 'known' | 'missing'> = {
  phase: null,
  status: null,
  statusText: null,
  error: null,
  sentence: null,
  summary: null,
  policy: null,
};

/** Pure: from what the page saw and what the browser's evidence says, each time anew. */
export function explainHandshake(entry: LogEntry): HandshakeExplanation {
  const { record, evidence, source } = entry;
  const { outcome, openedAt, closeCall } = record;
  if (outcome.kind === 'constructor-threw') return thrown(outcome, isGoodUrl(record));
  if (outcome.kind === 'blocked') return blocked(outcome.policy);
  const opened = openedAt !== null || outcome.kind === 'closed';
  const isRefusedUnseen = outcome.kind === 'unseen' && !opened && evidence?.source === 'webRequest';
  const failed = outcome.kind === 'handshake-failed' || isRefusedUnseen;
  if (evidence) {
    const found = fromEvidence(evidence, opened, failed);
    if (found.summary !== null || found.status !== null || !failed) return found;
  }
  if (failed && closeCall?.state === 'connecting') {
    return { ...NOTHING, phase: 'cancelled', summary: 'cancelled by the page', known: 'exact', missing: null };
  }
  if (evidence) return { ...fromEvidence(evidence, opened, failed), missing: 'hidden' };
  if (failed && hasBadPort(record.url)) {
    return { ...NOTHING, phase: 'blocked', summary: 'port blocked by the browser', known: 'exact', missing: null };
  }
  const missing = MISSING[source.engine];
  return { ...NOTHING, known: 'none', missing: outcome.kind === 'page-went-away' && !opened ? null : missing };
}

/** The browser's words for a `close()` before the socket was open, in a worker too, where no call can be seen. */
const CANCELLED_BY_PAGE = 'WebSocket is closed before the connection is established.';

/** Whether a handshake was given up because the page called `close()`, not by the browser itself. */
export function isCancelledByPage({ phase, sentence }: Pick<HandshakeExplanation, 'phase' | 'sentence'>): boolean {
  return phase === 'cancelled' && (sentence === null || sentence.trim() === CANCELLED_BY_PAGE);
}

const MISSING: Readonly<Record<LogEntry['source']['engine'], Missing>> = {
  chromium: 'not-watching',
  firefox: 'no-access',
  safari: 'not-told',
};

/** What a failure is called that a policy brought about. */
export const BY_POLICY = { report: 'reported by CSP {text}', enforce: 'blocked by CSP {text}' } as const;

/** Firefox tells nothing of these. */
function hasBadPort(url: string | null): boolean {
  const port = url !== null && URL.canParse(url) ? new URL(url).port : '';
  return port !== '' && BAD_PORTS.has(Number(port));
}

function fromEvidence(evidence: HandshakeEvidence, opened: boolean, failed: boolean): HandshakeExplanation {
  const failure = evidence.failure ? parseFailure(evidence.failure) : null;
  const status = evidence.status ?? failure?.status ?? null;
  const statusText = status === null ? null : evidence.statusText || httpStatusText(status) || null;
  const refused = status !== null && status !== 101 && !opened && !isAccepted(evidence);
  const improper = failed && status === 101 && !failure ? upgradeError(evidence) : null;
  return {
    phase: improper?.phase ?? phaseOf(evidence, failure, refused),
    status,
    statusText,
    error: failure?.error ?? null,
    sentence: evidence.failure || null,
    summary: refused ? `${status} ${statusText ?? ''}`.trim() : (improper?.summary ?? failure?.summary ?? null),
    policy: null,
    known: evidence.match === 'key' ? 'exact' : 'by-order',
    missing: null,
  };
}

function phaseOf(evidence: HandshakeEvidence, failure: ParsedFailure | null, refused: boolean): Phase | null {
  // An answer that never came may be one to a request that never went.
  const unsent = evidence.source === 'har' && evidence.requestHeaders === null;
  if (failure?.summary === 'no answer in time' && unsent) return 'tcp';
  if (failure?.phase) return failure.phase;
  // Whatever is no name of an error Firefox says about TLS, in the language of its user.
  if (failure && failure.error === null && evidence.source === 'webRequest') return 'tls';
  return refused ? 'http-answer' : null;
}

/** Firefox says nothing of a 101 that it does not accept, nor of a first frame that breaks the connection at once. */
function upgradeError({
  requestHeaders,
  responseHeaders,
}: HandshakeEvidence): Pick<HandshakeExplanation, 'phase' | 'summary'> {
  const error = checkUpgrade(requestHeaders ?? [], responseHeaders ?? []);
  return error === null ? { phase: 'open', summary: 'broken after 101' } : { phase: 'upgrade-check', summary: error };
}

function blocked(policy: PolicyViolation | null): HandshakeExplanation {
  const summary = policy ? byPolicy(policy) : 'blocked before connecting';
  return { ...NOTHING, phase: 'blocked', summary, policy, known: 'exact', missing: null };
}

type Thrown = Extract<Outcome, { kind: 'constructor-threw' }>;

function thrown({ name, message, policy }: Thrown, goodUrl: boolean): HandshakeExplanation {
  const sentence = message || null;
  const summary = policy ? byPolicy(policy) : summaryOfThrown(name, message, goodUrl);
  return { ...NOTHING, phase: 'blocked', error: name, sentence, summary, policy, known: 'exact', missing: null };
}

/** Whether the constructor can have nothing against the URL. */
function isGoodUrl({ url, document }: SocketRecord): boolean {
  if (url === null) return false;
  const base = URL.canParse(document.url) ? document.url : undefined;
  if (!URL.canParse(url, base)) return false;
  const { protocol, hash } = new URL(url, base);
  return hash === '' && !url.endsWith('#') && /^(?:wss?|https?):$/.test(protocol);
}

function byPolicy({ directive, disposition }: PolicyViolation): string {
  return fill(BY_POLICY[disposition === 'report' ? 'report' : 'enforce'], { text: directive });
}

/** What the constructor throws: WHATWG WebSockets §3.1, and browsers' checks that are not in it. */
function summaryOfThrown(name: string, message: string, goodUrl: boolean): string {
  switch (name) {
    case 'SyntaxError':
      // Firefox does not say which of the two arguments it minds.
      return goodUrl ? 'bad subprotocol' : 'bad URL';
    case 'SecurityError':
      return /port/i.test(message) ? 'port blocked by the browser' : 'mixed content';
    case 'NS_ERROR_CONTENT_BLOCKED':
      return 'blocked by Content Security Policy';
    case 'TypeError':
      return 'bad arguments';
    default:
      return name;
  }
}
