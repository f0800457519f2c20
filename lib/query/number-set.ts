import { type Complaint, complain } from './problem';

/** Numbers as a filter names them: `1006`, `4000-4999`, `4xx`, `>=3000`, lists of these with commas. */
export type NumberSet = { has(value: number): boolean };

const EXACT = /^\d{1,9}$/;
const SPAN = /^(\d{1,9})-(\d{1,9})$/;
const DIGITS_AND_X = /^(\d{1,8})(x{1,8})$/i;
const COMPARED = /^(>=|<=|>|<)(\d{1,9})$/;

export function parseNumberSet(key: string, text: string, example: string): NumberSet | Complaint {
  const spans: [number, number][] = [];
  for (const part of text.split(',')) {
    const span = parseSpan(part);
    if (!span) return complain('not-a-number', key, part, example);
    if (span[0] > span[1]) return complain('empty-range', key, part);
    spans.push(span);
  }
  return { has: (value) => spans.some(([low, high]) => low <= value && value <= high) };
}

function parseSpan(text: string): [number, number] | null {
  if (EXACT.test(text)) return [Number(text), Number(text)];
  const [, low, high] = SPAN.exec(text) ?? [];
  if (low && high) return [Number(low), Number(high)];
  const [, digits, wild] = DIGITS_AND_X.exec(text) ?? [];
  if (digits && wild) {
    const size = 10 ** wild.length;
    return [Number(digits) * size, Number(digits) * size + size - 1];
  }
  const [, sign, bound] = COMPARED.exec(text) ?? [];
  if (!sign || !bound) return null;
  const limit = Number(bound);
  switch (sign) {
    case '>':
      return [limit + 1, Number.POSITIVE_INFINITY];
    case '>=':
      return [limit, Number.POSITIVE_INFINITY];
    case '<':
      return [Number.NEGATIVE_INFINITY, limit - 1];
    default:
      return [Number.NEGATIVE_INFINITY, limit];
  }
}
