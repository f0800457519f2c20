import { i18n } from '#i18n';
import { explainHandshake, type HandshakeExplanation } from '../handshake/explain';
import { type Category, categoryOf } from '../reference/category';
import type { Dialects } from '../reference/dialects';
import type { BestHttp } from '../reference/http-equivalent';
import { lookUp } from '../reference/look-up';
import type { Annotation, HttpLabel } from './annotation';
import { type ClosedBy, closedBy } from './closed-by';
import { dialectOf, dialectsInForce } from './dialect';
import { createKinds, type EndKind } from './end-kind';
import type { LogEntry } from './entry';
import type { SocketRecord } from './record';
import { type Spans, spansOf } from './spans';
import { urlParts } from './url-parts';

/** All of an annotation that entries of one kind have in common. */
export type EndWords = Omit<Annotation, keyof Spans>;

/** Kinds remembered before the memory is let go: of URLs with a token there are as many as there are entries. */
const REMEMBERED = 100_000;

interface Described {
  dialects: Dialects;
  kindOf: ReturnType<typeof createKinds>;
  byKind: Map<EndKind, EndWords>;
}

/** By the dictionaries whose words they are. */
let described: Described | null = null;

/**
 * What the grid, the filter and the exports say of an entry. The words are found once for each kind of end, and again
 * when other dictionaries come into force ({@link dialectsInForce}): whoever asks within an effect is told.
 */
export function describe(entry: LogEntry): Annotation {
  return annotate(endWords(entry), entry);
}

/** The same, where the entry's words are at hand already. */
function annotate(words: EndWords, { record }: LogEntry): Annotation {
  return { ...words, ...spansOf(record) };
}

/**
 * The same object for all entries that the same is said of. To find it takes a few microseconds: whoever asks for all
 * entries again and again remembers it.
 */
export function endWords(entry: LogEntry): EndWords {
  const dialects = dialectsInForce.value;
  if (described?.dialects !== dialects) described = { dialects, ...noKinds() };
  if (described.byKind.size >= REMEMBERED) described = { ...described, ...noKinds() };
  const handshake = explainHandshake(entry);
  const kind = described.kindOf(entry, handshake);
  const words = described.byKind.get(kind) ?? findWords(entry, handshake);
  described.byKind.set(kind, words);
  return words;
}

function noKinds(): Pick<Described, 'kindOf' | 'byKind'> {
  return { kindOf: createKinds(), byKind: new Map() };
}

/** The entry's category alone: cheap, for counting. */
export function entryCategory({ record: { outcome } }: LogEntry): Category {
  switch (outcome.kind) {
    case 'closed':
      return categoryOf(outcome.code, { wasClean: outcome.wasClean });
    case 'page-went-away':
      return 'normal';
    default:
      return 'local';
  }
}

/** From the entry alone, whatever is remembered. */
export function findWords(entry: LogEntry, handshake = explainHandshake(entry)): EndWords {
  const { record } = entry;
  const { outcome } = record;
  const refused = refusedWith(entry, handshake);
  const code = 'code' in outcome ? outcome.code : null;
  const reference = outcome.kind === 'closed' ? lookUp(outcome.code) : null;
  const dialect = dialectOf(record);
  const renamed = dialect?.renames ? dialect : null;
  const { host, path } = urlParts(record.url ?? '');
  const by = closedBy(entry);
  return {
    codeLabel: codeLabel(entry, refused),
    code,
    name: renamed?.name ?? reference?.name ?? nameOf(entry, handshake, refused, by),
    category: entryCategory(entry),
    meaning: dialect?.meaning ?? reference?.meaning ?? null,
    application: dialect?.dictionary.name ?? null,
    http: refused === null ? equivalent((renamed ?? reference)?.bestHttp ?? null) : itself(refused),
    reason: reasonOf(record, by),
    closedBy: by,
    phase: handshake.phase,
    status: handshake.status,
    url: record.url ?? '',
    host,
    path,
    frameUrl: entry.source.frameUrl ?? record.document.url,
    worker: outcome.kind === 'unseen',
  };
}

/** The status that was given instead of 101; `null`: none, or none that is known. */
function refusedWith({ record }: LogEntry, { phase, status }: HandshakeExplanation): number | null {
  const opened = record.openedAt !== null || record.outcome.kind === 'closed';
  return !opened && (phase === 'http-answer' || phase === 'proxy') ? status : null;
}

function codeLabel({ record: { outcome }, evidence }: LogEntry, status: number | null): string {
  if (outcome.kind === 'closed') return String(outcome.code);
  if (status !== null) return `✕ ${status}`;
  if (outcome.kind === 'page-went-away') return '–';
  return outcome.kind === 'unseen' && !evidence?.failure ? '–' : '✕';
}

/** The peer's; else, where the page closed, its own: servers seldom send it back. */
function reasonOf({ outcome, closeCall }: SocketRecord, by: ClosedBy): string {
  if (!('reason' in outcome)) return '';
  return outcome.reason || (by === 'page' || by === 'both' ? (closeCall?.reason ?? '') : '');
}

function nameOf(
  { record: { outcome, closeCall } }: LogEntry,
  handshake: HandshakeExplanation,
  refused: number | null,
  by: ClosedBy,
) {
  if (outcome.kind === 'page-went-away') return i18n.t('end.name.pageWentAway');
  if (refused !== null) return handshake.statusText ?? i18n.t('end.name.handshakeRefused');
  if (by === 'page' && closeCall?.state === 'connecting') return i18n.t('end.name.cancelled');
  if (handshake.summary !== null) return handshake.summary;
  return i18n.t(outcome.kind === 'unseen' ? 'end.name.worker' : 'end.name.handshakeFailed');
}

function itself(status: number): HttpLabel {
  return { status, kind: 'itself', text: i18n.t('end.http.itself', [String(status)]) };
}

function equivalent(best: BestHttp | null): HttpLabel {
  if (!best || best.exactness === 'none') return { status: null, kind: 'none', text: i18n.t('end.http.none') };
  return { status: best.status, kind: best.exactness, text: best.label };
}
