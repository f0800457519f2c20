import { END_NAMES } from '../../data/end-names';
import type { LogEntry } from '../model/entry';
import type { Outcome, SocketRecord } from '../model/record';
import { urlParts } from '../model/url-parts';
import type { DictionarySet } from '../reference/dictionary-set';
import type { BestHttp } from '../reference/http-equivalent';
import { lookUp } from '../reference/look-up';
import { type Annotation, type HttpLabel, type Spans, spansOf } from './annotation';
import { activeDictionaries } from './application-protocol';
import { type Classification, type ClosedBy, classify } from './classify';

/** All of an annotation that entries of one kind have in common. */
export type SharedAnnotation = Omit<Annotation, keyof Spans>;

/** Kinds remembered before the memory is let go: of URLs with a token there are as many as there are entries. */
const REMEMBERED = 100_000;

interface AnnotationCache {
  dictionaries: DictionarySet;
  keyOf: ReturnType<typeof createAnnotationKeys>;
  byKey: Map<AnnotationKey, SharedAnnotation>;
}

/** By the dictionaries whose words they are. */
let cache: AnnotationCache | null = null;

/**
 * What the grid, the filter and the exports say of an entry. The words are found once for each kind of end, and again
 * when other dictionaries come into force ({@link activeDictionaries}): whoever asks within an effect is told.
 */
export function annotate(entry: LogEntry): Annotation {
  return annotationFrom(sharedAnnotation(entry), entry);
}

/** The same, where the entry's words are at hand already. */
function annotationFrom(words: SharedAnnotation, entry: LogEntry): Annotation {
  return { ...words, ...spansOf(entry) };
}

/**
 * The same object for all entries that the same is said of. To find it takes a few microseconds: whoever asks for all
 * entries again and again remembers it.
 */
export function sharedAnnotation(entry: LogEntry): SharedAnnotation {
  const dictionaries = activeDictionaries.value;
  if (cache?.dictionaries !== dictionaries) cache = { dictionaries, ...emptyCache() };
  if (cache.byKey.size >= REMEMBERED) cache = { ...cache, ...emptyCache() };
  const kind = cache.keyOf(entry, classify(entry));
  const words = cache.byKey.get(kind) ?? computeAnnotation(entry);
  cache.byKey.set(kind, words);
  return words;
}

function emptyCache(): Pick<AnnotationCache, 'keyOf' | 'byKey'> {
  return { keyOf: createAnnotationKeys(), byKey: new Map() };
}

/** From the entry alone, whatever is remembered. */
export function computeAnnotation(entry: LogEntry): SharedAnnotation {
  const { record } = entry;
  const { outcome } = record;
  const classification = classify(entry);
  const { application: dialect, category, closedBy: by, handshake, rejectedWith: refused } = classification;
  const code = 'code' in outcome ? outcome.code : null;
  const reference = outcome.kind === 'closed' ? lookUp(outcome.code) : null;
  const renamed = dialect?.renames ? dialect : null;
  const { host, path } = urlParts(record.url ?? '');
  return {
    codeLabel: codeLabel(entry, refused),
    code,
    name: renamed?.name ?? reference?.name ?? displayName(entry, classification),
    category,
    meaning: dialect?.meaning ?? reference?.meaning ?? null,
    application: dialect?.dictionary.name ?? null,
    http: refused === null ? httpLabel((renamed ?? reference)?.bestHttp ?? null) : sameStatus(refused),
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

function displayName(
  { record: { outcome, closeCall } }: LogEntry,
  { closedBy: by, handshake, rejectedWith: refused }: Classification,
) {
  if (outcome.kind === 'page-went-away') return END_NAMES.pageWentAway;
  if (refused !== null) return handshake.statusText ?? END_NAMES.handshakeRefused;
  if (by === 'page' && closeCall?.state === 'connecting') return END_NAMES.cancelled;
  if (handshake.summary !== null) return handshake.summary;
  return END_NAMES[outcome.kind === 'unseen' ? 'worker' : 'handshakeFailed'];
}

function sameStatus(status: number): HttpLabel {
  return { status, kind: 'itself', text: `${status} (actual response)` };
}

function httpLabel(best: BestHttp | null): HttpLabel {
  if (!best || best.exactness === 'none') return { status: null, kind: 'none', text: 'none' };
  return { status: best.status, kind: best.exactness, text: best.label };
}

/**
 * What ends have in common, as a key: of two entries with the same key the same words are said ({@link describe}), and
 * no part of a filter tells them apart, unless it looks at what each socket has of its own: times and sizes.
 */
type AnnotationKey = string;

/** Long texts stand for themselves by a number, so that a log of many different URLs holds each once. */
function createAnnotationKeys(): (entry: LogEntry, classification: Classification) => AnnotationKey {
  const numbers = new Map<string | null, number>();

  function number(text: string | null): number {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, numbers.size);
    return numbers.size - 1;
  }

  return (entry, { closedBy, handshake }) => {
    const { record, source, evidence } = entry;
    const { openedAt, closeCall, requestedProtocols, endedAt } = record;
    const { phase, status, statusText, error, sentence, summary, policy, known, missing } = handshake;
    const flags =
      (openedAt !== null ? 1 : 0) +
      (requestedProtocols !== null ? 2 : 0) +
      (evidence !== null ? 4 : 0) +
      (record.marks.some(({ what, at }) => what === 'pagehide' && at <= endedAt) ? 8 : 0);
    // Who closed hangs on what the page asked for, and its reason may be the one that is shown.
    const asked = closeCall && `${closedBy} ${closeCall.reason ?? ''}`;
    const reported = `${phase}|${status}|${known}|${missing}|${closeCall?.state}|${source.engine}|${flags}`;
    const texts = [
      reported,
      ...outcomeKey(record.outcome),
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

function outcomeKey(outcome: Outcome): (string | null)[] {
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
