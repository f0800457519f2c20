export type Placeholder = 'status' | 'error' | 'text';
export type Placeholders = Partial<Record<Placeholder, string>>;

type Part = { literal: string } | { hole: Placeholder };

/** A sentence with at most one hole between two literals. Matched by `indexOf`: linear in the sentence's length. */
export interface SentencePattern {
  match(sentence: string): Placeholders | null;
}

export function sentencePattern(pattern: string): SentencePattern {
  const parts = pattern
    .split(/(\{(?:status|error|text)\})/)
    .filter((part) => part !== '')
    .map(parsePart);
  return {
    match(sentence) {
      const holes: Placeholders = {};
      let at = 0;
      for (const [index, part] of parts.entries()) {
        if ('literal' in part) {
          if (!sentence.startsWith(part.literal, at)) return null;
          at += part.literal.length;
          continue;
        }
        const next = parts[index + 1];
        const end =
          next && 'literal' in next
            ? placeholderEnd(sentence, next.literal, at, index + 2 === parts.length)
            : sentence.length;
        if (end < 0) return null;
        const value = sentence.slice(at, end);
        if (!FITS[part.hole](value)) return null;
        holes[part.hole] = value;
        at = end;
      }
      return at === sentence.length ? holes : null;
    },
  };
}

/** The text with what was found put in its holes. */
export function fill(text: string, holes: Placeholders): string {
  return text.replace(/\{(status|error|text)\}/g, (hole, name: Placeholder) => holes[name] ?? hole);
}

function parsePart(text: string): Part {
  return isPlaceholder(text.slice(1, -1)) && text.startsWith('{')
    ? { hole: text.slice(1, -1) as Placeholder }
    : { literal: text };
}

/** Where the hole ends: at the literal after it; the last literal must end the sentence. */
function placeholderEnd(sentence: string, literal: string, from: number, last: boolean): number {
  if (!last) return sentence.indexOf(literal, from);
  const at = sentence.length - literal.length;
  return at >= from && sentence.endsWith(literal) ? at : -1;
}

const isPlaceholder = (name: string): name is Placeholder => name in FITS;

const FITS: Readonly<Record<Placeholder, (value: string) => boolean>> = {
  status: (value) => /^[1-9][0-9]{2}$/.test(value),
  error: isErrorName,
  text: (value) => value !== '',
};

/** `ERR_FAILED`, `NS_ERROR_NET_RESET`, `SEC_ERROR_UNKNOWN_ISSUER`. */
export function isErrorName(value: string): boolean {
  return value.length <= 100 && /^[A-Z][A-Z0-9]*_[A-Z0-9_]+$/.test(value);
}
