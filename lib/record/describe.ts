import { i18n } from '#i18n';
import { explainHandshake, type HandshakeExplanation } from '../handshake/explain';
import { type Category, categoryOf } from '../reference/category';
import type { Dialects } from '../reference/dialects';
import type { BestHttp } from '../reference/http-equivalent';
import { lookUp } from '../reference/look-up';
import type { Annotation, HttpLabel } from './annotation';
import { closedBy } from './closed-by';
import { dialectOf, dialectsInForce } from './dialect';
import type { LogEntry } from './entry';
import { spansOf } from './spans';
import { urlParts } from './url-parts';

/** By the dictionaries whose words they are. */
let described: { dialects: Dialects; of: WeakMap<LogEntry, Annotation> } | null = null;

/**
 * What the grid, the filter and the exports say of an entry. The same entry is computed once, and again when other
 * dictionaries come into force ({@link dialectsInForce}): whoever asks within an effect is told.
 */
export function describe(entry: LogEntry): Annotation {
  const dialects = dialectsInForce.value;
  if (described?.dialects !== dialects) described = { dialects, of: new WeakMap() };
  const known = described.of.get(entry);
  if (known) return known;
  const annotation = compute(entry);
  described.of.set(entry, annotation);
  return annotation;
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

function compute(entry: LogEntry): Annotation {
  const { record } = entry;
  const { outcome } = record;
  const handshake = explainHandshake(entry);
  const refused = refusedWith(entry, handshake);
  const code = 'code' in outcome ? outcome.code : null;
  const reference = outcome.kind === 'closed' ? lookUp(outcome.code) : null;
  const dialect = dialectOf(record);
  const renamed = dialect?.renames ? dialect : null;
  const { host, path } = urlParts(record.url ?? '');
  return {
    codeLabel: codeLabel(entry, refused),
    code,
    name: renamed?.name ?? reference?.name ?? nameOf(entry, handshake, refused),
    category: entryCategory(entry),
    meaning: dialect?.meaning ?? reference?.meaning ?? null,
    application: dialect?.dictionary.name ?? null,
    http: refused === null ? equivalent((renamed ?? reference)?.bestHttp ?? null) : itself(refused),
    reason: 'reason' in outcome ? outcome.reason : '',
    closedBy: closedBy(entry),
    phase: handshake.phase,
    status: handshake.status,
    ...spansOf(record),
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

function nameOf({ record: { outcome, closeCall } }: LogEntry, handshake: HandshakeExplanation, refused: number | null) {
  if (outcome.kind === 'page-went-away') return i18n.t('end.name.pageWentAway');
  if (refused !== null) return handshake.statusText ?? i18n.t('end.name.handshakeRefused');
  if (closeCall?.state === 'connecting') return i18n.t('end.name.cancelled');
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
