import { tokenize } from './token';

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
