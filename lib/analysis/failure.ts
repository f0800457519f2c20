import { FAILURE_SENTENCES } from '../../data/failure-sentences';
import { ERROR_FAMILIES, NETWORK_ERRORS, type NetworkError } from '../../data/network-errors';
import type { Phase } from '../../data/phase';
import type { HandshakeEvidence } from '../model/entry';
import { fill, isErrorName, type Placeholders, sentencePattern } from './sentence-pattern';

/** A browser's sentence about a WebSocket that failed, taken apart. */
export interface ParsedFailure {
  /** `null`: we do not know this sentence, or it does not tell. */
  phase: Phase | null;
  /** Status of the answer, when the sentence names or implies one. */
  status: number | null;
  /** The browser's name for the error: `net::ERR_CONNECTION_REFUSED`, `NS_ERROR_UNKNOWN_HOST`, `SEC_ERROR_...`. */
  error: string | null;
  /** As the browser gave it. */
  sentence: string;
  /** A few words, such as `connection refused`; of an unknown sentence the sentence itself. */
  summary: string;
}

const sentences = FAILURE_SENTENCES.map((row) => ({ ...row, match: sentencePattern(row.pattern).match }));
const errorsByName = new Map(NETWORK_ERRORS.map((error) => [error.name, error]));
const errorsBySentence = new Map(
  NETWORK_ERRORS.flatMap((error) => (error.sentence ? [[withoutApostrophes(error.sentence), error] as const] : [])),
);

/**
 * Takes apart what a browser said of a connection that failed: Chromium's sentence as its Network log and its console
 * have it, Firefox's `NS_ERROR_*` name or its sentence about TLS. A sentence that is not known is kept as it is, with
 * no phase. Never throws; time linear in the sentence's length.
 */
export function parseFailure(sentence: string): ParsedFailure {
  const text = sentence.trim();
  for (const row of sentences) {
    const holes = row.match(text);
    if (!holes) continue;
    const known = holes.error === undefined ? null : lookUp(holes.error);
    return {
      phase: row.phase ?? known?.phase ?? null,
      status: Number(holes.status ?? row.status ?? known?.status ?? 0) || null,
      error: holes.error === undefined ? null : `net::${holes.error}`,
      sentence,
      summary: fill(row.summary, summaries(holes, known)),
    };
  }
  const known = isErrorName(text) ? lookUp(text) : (errorsBySentence.get(withoutApostrophes(text)) ?? null);
  return {
    phase: known?.phase ?? null,
    status: known?.status ?? null,
    error: known?.name ?? null,
    sentence,
    summary: known?.summary ?? text,
  };
}

/** An error that has no row gets its family's phase and its own name in words. */
function lookUp(name: string): Omit<NetworkError, 'phase'> & { phase: Phase | null } {
  const known = errorsByName.get(name);
  if (known) return known;
  const family = ERROR_FAMILIES.find(({ prefix }) => name.startsWith(prefix));
  return { name, phase: family?.phase ?? null, summary: readableName(name) };
}

function summaries(holes: Placeholders, known: { summary: string } | null): Placeholders {
  return known ? { ...holes, error: known.summary } : holes;
}

/** `ERR_SOMETHING_NEW` → `something new`. */
function readableName(name: string): string {
  return name
    .replace(/^(?:NS_|SEC_|SSL_|MOZILLA_PKIX_)?(?:ERROR_|ERR_)/, '')
    .replaceAll('_', ' ')
    .toLowerCase();
}

/** Typographic apostrophes have come and gone between versions. */
function withoutApostrophes(sentence: string): string {
  return sentence.replaceAll('’', "'").toLowerCase();
}

/**
 * Whether the browser took the answer for a proper one: 101, or 200 over HTTP/2 (RFC 8441 §5). What failed after that
 * failed an open connection.
 */
export function isAccepted({ source, status, failure }: HandshakeEvidence): boolean {
  if (failure && parseFailure(failure).phase !== 'open') return false;
  return status === 101 || (status === 200 && source === 'har');
}
