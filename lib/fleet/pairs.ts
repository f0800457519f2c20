import type { Flaw, FlawKind } from './flaw';
import { flawed, isMap, type Read } from './read';
import { type AttributeValue, MOST } from './settings';

/** RFC 9110 §5.6.2. */
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
/** RFC 9110 §5.5, in what `fetch()` can write: bytes, no control characters but the tab. */
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
/** Ours to set, or the browser's own: `fetch()` would leave them out without a word. */
const TAKEN =
  /^(?:content-(?:type|encoding|length)|host|connection|keep-alive|te|trailer|transfer-encoding|upgrade|via|date|dnt|expect|cookie2?|origin|referer|accept-(?:charset|encoding)|access-control-request-.*|(?:proxy|sec)-.*)$/i;

/** Headers for every request, by name. */
export function readHeaders(value: unknown, field: string): Read<Record<string, string>> {
  return readPairs<string>(value, field, (name, each) => {
    if (!TOKEN.test(name) || name.length > MOST.name) return { kind: 'header-name' };
    if (TAKEN.test(name)) return { kind: 'header-taken' };
    if (typeof each !== 'string' || !VALUE.test(each) || each.length > MOST.value) return { kind: 'header-value' };
    return each;
  });
}

/** Attributes of the OpenTelemetry resource: what all events of this browser have in common. */
export function readAttributes(value: unknown, field: string): Read<Record<string, AttributeValue>> {
  return readPairs<AttributeValue>(value, field, (name, each) => {
    if (name.trim() !== name || name === '' || name.length > MOST.name) return { kind: 'attribute-name' };
    // What was filtered and redacted is for us to say.
    if (name.startsWith('hangup.')) return { kind: 'attribute-taken' };
    if (typeof each === 'string' && each.length <= MOST.value) return each;
    if (typeof each === 'boolean' || (typeof each === 'number' && Number.isFinite(each))) return each;
    return { kind: 'attribute-value' };
  });
}

function readPairs<Value extends AttributeValue>(
  value: unknown,
  field: string,
  read: (name: string, value: unknown) => Value | FlawKind,
): Read<Record<string, Value>> {
  if (!isMap(value)) return flawed(field, { kind: 'map' });
  const pairs = Object.entries(value);
  if (pairs.length > MOST.pairs) return flawed(field, { kind: 'too-many' });
  const values: [string, Value][] = [];
  const flaws: Flaw[] = [];
  for (const [name, each] of pairs) {
    const one = read(name, each);
    if (typeof one === 'object') flaws.push({ field: `${field}.${name}`, ...one });
    else values.push([name, one]);
  }
  return flaws.length > 0 ? { ok: false, flaws } : { ok: true, value: Object.fromEntries(values) };
}
