/**
 * One value of a CSV file, as RFC 4180 wants it and so that no spreadsheet runs it.
 *
 * - `null` is an empty field; the empty text is `""`.
 * - Numbers and truth values stand bare; text is always quoted.
 * - Text goes through {@link escapeSurrogates}, then {@link escapeFormula}. {@link readCsvText} takes both back, exactly.
 */
export type Cell = string | number | boolean | null;

export function csvCell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  if (typeof value === 'boolean') return String(value);
  return `"${escapeFormula(escapeSurrogates(value)).replaceAll('"', '""')}"`;
}

/**
 * An apostrophe before what a spreadsheet would take for the start of a formula: `= + - @`, their full-width forms, and
 * TAB, CR and LF at the very start. White space and quotation marks before it do not hide it. Also after a semicolon,
 * tab or line break within the text: a spreadsheet that separates by these would begin a new cell there.
 * What begins with apostrophes gets one more, so that {@link unescapeFormula} knows which one is ours.
 */
export function escapeFormula(text: string): string {
  return text.replace(AT_START, "$1'$2").replace(AFTER_SEPARATOR, "$1'$2");
}

/** Takes {@link escapeFormula} back. */
export function unescapeFormula(text: string): string {
  return text.replace(AFTER_SEPARATOR, takeOne).replace(AT_START, takeOne);
}

/** Code points that spreadsheets skip or trim before they look for a formula. TAB, CR and LF are dangers themselves. */
const SKIPPED = `[ \\u00a0\\u1680\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u2064\\u3000\\ufeff"\\0\\v\\f]`;
const FORMULA = `[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20\\u2212]`;
const AT_START = new RegExp(`^(${SKIPPED}*)('*)(?=${FORMULA}|[\\t\\r\\n])`);
const AFTER_SEPARATOR = new RegExp(`(?<=[;\\t\\r\\n])(${SKIPPED}*)('*)(?=${FORMULA})`, 'g');

function takeOne(_: string, before: string, apostrophes: string): string {
  return before + apostrophes.slice(1);
}

/**
 * UTF-8 has no lone surrogates; a page's strings may. One is written as `\uD83D` (upper case). Backslashes right before
 * it, or right before text that looks like it, are doubled; all other backslashes stay as they are.
 */
export function escapeSurrogates(text: string): string {
  if (text.isWellFormed() && !LOOKS_ESCAPED.test(text)) return text;
  return text.replace(
    /(\\*)(?:([\ud800-\udfff])|(?=uD[89A-F][0-9A-F]{2}))/gu,
    (_, backslashes: string, lone: string | undefined) =>
      backslashes + backslashes + (lone === undefined ? '' : `\\u${lone.charCodeAt(0).toString(16).toUpperCase()}`),
  );
}

/** Takes {@link escapeSurrogates} back. */
export function unescapeSurrogates(text: string): string {
  return text.replace(/(\\+)u(D[89A-F][0-9A-F]{2})/g, (_, backslashes: string, unit: string) => {
    const kept = backslashes.slice(0, backslashes.length >> 1);
    return kept + (backslashes.length % 2 ? String.fromCharCode(Number.parseInt(unit, 16)) : `u${unit}`);
  });
}

/** What {@link csvCell} made of a text, once a CSV reader has taken the quotation marks away. */
export function readCsvText(field: string): string {
  return unescapeSurrogates(unescapeFormula(field));
}

const LOOKS_ESCAPED = /\\uD[89A-F][0-9A-F]{2}/;
