import type { CodeRange } from '../../data/close-code';
import { CODE_RANGES } from '../../data/code-ranges';
import { RANGES_PRECISELY } from '../../data/rfc6455-status-codes';

const [NOT_USED, PROTOCOL, REGISTERED, PRIVATE, OUTSIDE, NO_CODE] = CODE_RANGES;

/** The one range that a number lies in; numbers that no Close frame can carry have one too. */
export function rangeOf(code: number): CodeRange {
  if (!Number.isInteger(code) || code < 0 || code > 65_535) return NO_CODE;
  if (code < 1000) return NOT_USED;
  if (code < 3000) return PROTOCOL;
  if (code < 4000) return REGISTERED;
  if (code < 5000) return PRIVATE;
  return OUTSIDE;
}

/** What RFC 6455 §7.4.2 says of a range, verbatim; `null` where it says nothing. */
export function rangePrecisely(range: CodeRange): string | null {
  return RANGES_PRECISELY.find(({ from, to }) => from === range.from && to === range.to)?.text ?? null;
}
