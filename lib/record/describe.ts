import { i18n } from '#i18n';
import { type ParsedFailure, parseFailure } from '../handshake/failure';
import { type Category, categoryOf } from '../reference/category';
import type { BestHttp } from '../reference/http-equivalent';
import { httpStatusText } from '../reference/http-status';
import { lookUp } from '../reference/look-up';
import type { Annotation, HttpLabel } from './annotation';
import { closedBy } from './closed-by';
import type { LogEntry } from './entry';
import { spansOf } from './spans';
import { urlParts } from './url-parts';

const described = new WeakMap<LogEntry, Annotation>();

/** What the grid, the filter and the exports say of an entry. The same entry is computed once. */
export function describe(entry: LogEntry): Annotation {
  const known = described.get(entry);
  if (known) return known;
  const annotation = compute(entry);
  described.set(entry, annotation);
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

/** The browser's reason for a connection that failed, taken apart; `null` where it gave none. */
export function failureOf({ evidence }: LogEntry): ParsedFailure | null {
  return evidence?.failure ? parseFailure(evidence.failure) : null;
}

function compute(entry: LogEntry): Annotation {
  const { record, evidence } = entry;
  const { outcome } = record;
  const failure = failureOf(entry);
  const status = refusedWith(entry, failure);
  const code = 'code' in outcome ? outcome.code : null;
  const reference = outcome.kind === 'closed' ? lookUp(outcome.code) : null;
  const { host, path } = urlParts(record.url ?? '');
  return {
    codeLabel: codeLabel(entry, status),
    code,
    name: reference?.name ?? nameOf(entry, failure, status),
    category: entryCategory(entry),
    meaning: reference?.meaning ?? null,
    http: status === null ? equivalent(reference?.bestHttp ?? null) : itself(status),
    reason: 'reason' in outcome ? outcome.reason : '',
    closedBy: closedBy(entry),
    phase: failure?.phase ?? (status === null ? null : 'http-answer'),
    status: evidence?.status ?? failure?.status ?? null,
    ...spansOf(record),
    url: record.url ?? '',
    host,
    path,
    frameUrl: entry.source.frameUrl ?? record.document.url,
    worker: outcome.kind === 'unseen',
  };
}

/** The status that was given instead of 101; `null`: none, or none that is known. */
function refusedWith({ record, evidence }: LogEntry, failure: ParsedFailure | null): number | null {
  if (record.openedAt !== null || record.outcome.kind === 'closed') return null;
  const status = evidence?.status ?? failure?.status ?? null;
  return status === 101 || status === 0 ? null : status;
}

function codeLabel({ record: { outcome }, evidence }: LogEntry, status: number | null): string {
  if (outcome.kind === 'closed') return String(outcome.code);
  if (status !== null) return `✕ ${status}`;
  if (outcome.kind === 'page-went-away') return '–';
  return outcome.kind === 'unseen' && !evidence?.failure ? '–' : '✕';
}

function nameOf({ record }: LogEntry, failure: ParsedFailure | null, status: number | null): string {
  const { outcome } = record;
  if (outcome.kind === 'page-went-away') return i18n.t('end.name.pageWentAway');
  if (outcome.kind === 'constructor-threw') {
    return outcome.policy ? i18n.t('end.name.policy') : outcome.name;
  }
  if (outcome.kind === 'blocked') return i18n.t(outcome.policy ? 'end.name.policy' : 'end.name.blocked');
  if (status !== null) return httpStatusText(status) ?? i18n.t('end.name.handshakeRefused');
  if (record.closeCall?.state === 'connecting') return i18n.t('end.name.cancelled');
  if (failure) return failure.summary;
  return i18n.t(outcome.kind === 'unseen' ? 'end.name.worker' : 'end.name.handshakeFailed');
}

function itself(status: number): HttpLabel {
  return { status, kind: 'itself', text: i18n.t('end.http.itself', [String(status)]) };
}

function equivalent(best: BestHttp | null): HttpLabel {
  if (!best || best.exactness === 'none') return { status: null, kind: 'none', text: i18n.t('end.http.none') };
  return { status: best.status, kind: best.exactness, text: best.label };
}
