/** A word of a filter: `bare`, `"in quotation marks"`, `/regex/i`, `key:value`, each with a minus sign before it or not. */
export interface Token {
  /** Where it stands, its minus sign included. UTF-16 code units, `to` exclusive. */
  from: number;
  to: number;
  negated: boolean;
  /** Lower case; `null`: a bare word. */
  key: string | null;
  value: string;
  valueFrom: number;
  /** Written in quotation marks: to be taken as it stands. */
  quoted: boolean;
  /** The quotation mark was never closed; the value goes to the end. */
  open: boolean;
}

/** White space parts words; within quotation marks `\"` and `\\` stand for themselves, within a regex spaces do not part. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (SPACE.test(text.charAt(at))) {
      at++;
      continue;
    }
    const token = readToken(text, at);
    tokens.push(token);
    at = token.to;
  }
  return tokens;
}

const SPACE = /\s/;
const KEY = /[a-z][a-z-]*:/iy;
/** A regex may hold spaces and must end where the word ends, else `/chat /` and paths would swallow what follows. */
const REGEX = /\/(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\[])+\/[imsu]*(?=\s|$)/y;
const WORD = /\S*/y;

function readToken(text: string, from: number): Token {
  const negated = text.charAt(from) === '-';
  const start = negated ? from + 1 : from;
  const key = match(KEY, text, start);
  const valueFrom = start + key.length;
  const head = { from, negated, key: key ? key.slice(0, -1).toLowerCase() : null, valueFrom };
  if (text.charAt(valueFrom) === '"') return { ...head, ...readQuoted(text, valueFrom), quoted: true };
  const value = match(REGEX, text, valueFrom) || match(WORD, text, valueFrom);
  return { ...head, value, to: valueFrom + value.length, quoted: false, open: false };
}

function readQuoted(text: string, from: number): { value: string; to: number; open: boolean } {
  let value = '';
  for (let at = from + 1; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '"') return { value, to: at + 1, open: false };
    if (char === '\\' && at + 1 < text.length) at++;
    value += text.charAt(at);
  }
  return { value, to: text.length, open: true };
}

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

/** A value as it must be typed to be taken for itself: in quotation marks where it would be read as something else. */
export function quote(value: string): string {
  const plain = value !== '' && !/[\s"]/.test(value) && !/^\/.*\/[imsu]*$/s.test(value);
  return plain ? value : `"${value.replaceAll(/["\\]/g, '\\$&')}"`;
}

/** `key:value` for “filter by this value”. */
export function part(key: string, value: string, negated = false): string {
  return `${negated ? '-' : ''}${key}:${quote(value)}`;
}

/** A filter's text with one more part, and without the same part turned round. */
export function withPart(text: string, added: string): string {
  const opposite = added.startsWith('-') ? added.slice(1) : `-${added}`;
  const parts = tokenize(text).map(({ from, to }) => text.slice(from, to));
  const kept = parts.filter((each) => each !== opposite && each !== added);
  return [...kept, added].join(' ');
}
