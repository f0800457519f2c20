import { type UnplacedProblem, unplacedProblem } from './problem';

/** Numbers as a filter names them: `1006`, `4000-4999`, `4xx`, `>=3000`, lists of these with commas. */
export type NumberSet = { has(value: number): boolean };

const EXACT = /^\d{1,9}$/;
const SPAN = /^(\d{1,9})-(\d{1,9})$/;
const DIGITS_AND_X = /^(\d{1,8})(x{1,8})$/i;
const COMPARED = /^(>=|<=|>|<)(\d{1,9})$/;

export function parseNumberSet(key: string, text: string, example: string): NumberSet | UnplacedProblem {
  const spans: [number, number][] = [];
  for (const part of text.split(',')) {
    const span = parseSpan(part);
    if (!span) return unplacedProblem('not-a-number', key, part, example);
    if (span[0] > span[1]) return unplacedProblem('empty-range', key, part);
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

/** A measure with its units, each as a number of the smallest. */
export interface Measure {
  units: Readonly<Record<string, number>>;
  /** What a number without a unit is counted in. */
  unit: string;
  example: string;
}

/** In milliseconds. */
export const DURATION: Measure = {
  units: { ms: 1, s: 1000, m: 60_000, min: 60_000, h: 3_600_000, d: 86_400_000 },
  unit: 's',
  example: '>30s',
};

/** In bytes. Without an i they are powers of 1,000, as in the Network panel. */
export const SIZE: Measure = {
  units: {
    b: 1,
    k: 1e3,
    kb: 1e3,
    m: 1e6,
    mb: 1e6,
    g: 1e9,
    gb: 1e9,
    kib: 1024,
    mib: 1024 ** 2,
    gib: 1024 ** 3,
  },
  unit: 'b',
  example: '1MB',
};

export type Test = { test(value: number): boolean };

/**
 * `>30s`, `<=500ms`, `30s-2m`; a plain `60s` is all that rounds to it (59.5 s to 60.5 s), `60.0s` (59.95 s to 60.05 s).
 */
export function parseQuantity(key: string, text: string, measure: Measure): Test | UnplacedProblem {
  const unreadable = unplacedProblem('not-a-quantity', key, text, measure.example);
  const [, sign = '', rest = ''] = /^(>=|<=|>|<|=)?(.*)$/s.exec(text) ?? [];
  const [first = '', second, ...more] = rest.split('-');
  const low = parseAmount(first, measure);
  if (!low || more.length > 0) return unreadable;
  if (second !== undefined) {
    const high = parseAmount(second, measure);
    if (!high || sign) return unreadable;
    if (low.value > high.value) return unplacedProblem('empty-range', key, text);
    return { test: (value) => low.value <= value && value <= high.value };
  }
  switch (sign) {
    case '>':
      return { test: (value) => value > low.value };
    case '>=':
      return { test: (value) => value >= low.value };
    case '<':
      return { test: (value) => value < low.value };
    case '<=':
      return { test: (value) => value <= low.value };
    default:
      return { test: (value) => Math.abs(value - low.value) <= low.precision / 2 };
  }
}

/** `larger-than:1MB`: a bare amount is the bound. */
export function parseAmount(text: string, measure: Measure): { value: number; precision: number } | null {
  const [, digits, unit = ''] = /^(\d{1,15}(?:\.\d{1,6})?)\s?([a-z]*)$/i.exec(text) ?? [];
  const name = unit.toLowerCase() || measure.unit;
  const size = Object.hasOwn(measure.units, name) ? measure.units[name] : undefined;
  if (!digits || size === undefined) return null;
  const decimals = digits.split('.')[1]?.length ?? 0;
  return { value: Number(digits) * size, precision: size / 10 ** decimals };
}
