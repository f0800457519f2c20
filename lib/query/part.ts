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
  const kept = text.trim();
  const without = kept === opposite ? '' : kept.replace(` ${opposite}`, '');
  return without === added || without.endsWith(` ${added}`) ? without : [without, added].filter(Boolean).join(' ');
}
