import {
  type AttributeValue,
  COMPRESSIONS,
  invalid,
  isMap,
  MAX,
  RANGES,
  type Read,
  type SettingError,
  type SettingErrorKind,
  type TelemetryField,
  type TelemetrySettings,
} from './settings';

/** Where the OTLP specification puts logs below a base URL. */
const LOGS = '/v1/logs';

/** An endpoint as it is used: a URL without a path is that of the Collector as a whole. */
function readEndpoint(value: unknown, field: string): Read<string> {
  if (typeof value !== 'string') return invalid(field, { kind: 'text' });
  const text = value.trim();
  if (text === '') return { ok: true, value: '' };
  if (!URL.canParse(text)) return invalid(field, { kind: 'url' });
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return invalid(field, { kind: 'scheme' });
  // fetch() refuses them; a header says the same.
  if (url.username !== '' || url.password !== '') return invalid(field, { kind: 'credentials' });
  if (url.pathname === '/') url.pathname = LOGS;
  url.hash = '';
  return { ok: true, value: url.href };
}

/**
 * The match pattern of the endpoint's origin, to be granted by the user. Firefox knows no ports there: its grant is for
 * the host.
 */
export function originPattern(endpoint: string, withPort: boolean): string {
  const { protocol, hostname, port } = new URL(endpoint);
  const number = port || (protocol === 'https:' ? '443' : '80');
  return `${protocol}//${hostname}${withPort ? `:${number}` : ''}/*`;
}

/** RFC 9110 §5.6.2. */
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
/** RFC 9110 §5.5, in what `fetch()` can write: bytes, no control characters but the tab. */
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
/** Ours to set, or the browser's own: `fetch()` would leave them out without a word. */
const TAKEN =
  /^(?:content-(?:type|encoding|length)|host|connection|keep-alive|te|trailer|transfer-encoding|upgrade|via|date|dnt|expect|cookie2?|origin|referer|accept-(?:charset|encoding)|access-control-request-.*|(?:proxy|sec)-.*)$/i;

/** Headers for every request, by name. */
function readHeaders(value: unknown, field: string): Read<Record<string, string>> {
  return readPairs<string>(value, field, (name, each) => {
    if (!TOKEN.test(name) || name.length > MAX.name) return { kind: 'header-name' };
    if (TAKEN.test(name)) return { kind: 'header-taken' };
    if (typeof each !== 'string' || !VALUE.test(each) || each.length > MAX.value) return { kind: 'header-value' };
    return each;
  });
}

/** Attributes of the OpenTelemetry resource: what all events of this browser have in common. */
function readAttributes(value: unknown, field: string): Read<Record<string, AttributeValue>> {
  return readPairs<AttributeValue>(value, field, (name, each) => {
    if (name.trim() !== name || name === '' || name.length > MAX.name) return { kind: 'attribute-name' };
    // What was filtered and redacted is for us to say.
    if (name.startsWith('hangup.')) return { kind: 'attribute-taken' };
    if (typeof each === 'string' && each.length <= MAX.value) return each;
    if (typeof each === 'boolean' || (typeof each === 'number' && Number.isFinite(each))) return each;
    return { kind: 'attribute-value' };
  });
}

function readPairs<Value extends AttributeValue>(
  value: unknown,
  field: string,
  read: (name: string, value: unknown) => Value | SettingErrorKind,
): Read<Record<string, Value>> {
  if (!isMap(value)) return invalid(field, { kind: 'map' });
  const pairs = Object.entries(value);
  if (pairs.length > MAX.pairs) return invalid(field, { kind: 'too-many' });
  const values: [string, Value][] = [];
  const errors: SettingError[] = [];
  for (const [name, each] of pairs) {
    const one = read(name, each);
    if (typeof one === 'object') errors.push({ field: `${field}.${name}`, ...one });
    else values.push([name, one]);
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: Object.fromEntries(values) };
}

/** What could be read, and what could not. */
export interface ParsedSettings {
  values: Partial<TelemetrySettings>;
  errors: SettingError[];
}

type Readers = { [Field in TelemetryField]: (value: unknown, field: Field) => Read<TelemetrySettings[Field]> };

const READERS: Readers = {
  enabled: flag,
  endpoint: readEndpoint,
  headers: readHeaders,
  resourceAttributes: readAttributes,
  sampleRatio: (value) => numberIn(value, 'sampleRatio', false),
  keepAbnormal: flag,
  redact: flag,
  compression(value, field) {
    const found = COMPRESSIONS.find((each) => each === value);
    return found ? { ok: true, value: found } : invalid(field, { kind: 'choice', choices: COMPRESSIONS });
  },
  batchEvents: (value) => numberIn(value, 'batchEvents'),
  batchSeconds: (value) => numberIn(value, 'batchSeconds'),
  timeoutSeconds: (value) => numberIn(value, 'timeoutSeconds'),
  queueEvents: (value) => numberIn(value, 'queueEvents'),
};

/** The fields in the order in which people are shown them. */
export const FIELDS = Object.keys(READERS).filter(isField);

/**
 * Reads settings from wherever they were written: a policy, the extension's storage, a form. A field that is wrong is
 * left out and named; the others count.
 */
export function parseSettings(source: unknown): ParsedSettings {
  const reading: ParsedSettings = { values: {}, errors: [] };
  if (source === undefined || source === null) return reading;
  if (!isMap(source)) return { values: {}, errors: [{ field: '', kind: 'map' }] };
  for (const [field, value] of Object.entries(source)) {
    if (isField(field)) readField(reading, field, value);
    else reading.errors.push({ field, kind: 'unknown' });
  }
  return reading;
}

function readField<Field extends TelemetryField>(
  { values, errors }: ParsedSettings,
  field: Field,
  value: unknown,
): void {
  const read = READERS[field](value, field);
  if (read.ok) values[field] = read.value;
  else errors.push(...read.errors);
}

function isField(name: string): name is TelemetryField {
  return Object.hasOwn(READERS, name);
}

function flag(value: unknown, field: string): Read<boolean> {
  return typeof value === 'boolean' ? { ok: true, value } : invalid(field, { kind: 'flag' });
}

function numberIn(value: unknown, field: keyof typeof RANGES, whole = true): Read<number> {
  const [least, most] = RANGES[field];
  const fits = typeof value === 'number' && value >= least && value <= most && (!whole || Number.isInteger(value));
  return fits ? { ok: true, value } : invalid(field, { kind: 'range', least, most, whole });
}

/** Settings as they stand in a form: a switch is a switch, everything else a text. */
export type TelemetryDraft = {
  [Field in TelemetryField]: TelemetrySettings[Field] extends boolean ? boolean : string;
};

export function telemetryDraftOf(settings: TelemetrySettings): TelemetryDraft {
  const lines = (pairs: Readonly<Record<string, unknown>>, sign: string) =>
    Object.entries(pairs)
      .map(([name, value]) => `${name}${sign}${value}`)
      .join('\n');
  return {
    ...settings,
    headers: lines(settings.headers, ': '),
    resourceAttributes: lines(settings.resourceAttributes, '='),
    sampleRatio: String(settings.sampleRatio),
    batchEvents: String(settings.batchEvents),
    batchSeconds: String(settings.batchSeconds),
    timeoutSeconds: String(settings.timeoutSeconds),
    queueEvents: String(settings.queueEvents),
  };
}

/** What was written into a form; nothing is taken of it while anything is wrong. */
export function readDraft(
  draft: TelemetryDraft,
  managed: ReadonlySet<TelemetryField>,
): { ok: true; values: Partial<TelemetrySettings> } | { ok: false; errors: SettingError[] } {
  const errors: SettingError[] = [];
  const source: Record<string, unknown> = {
    ...draft,
    headers: parsePairs(draft.headers, ':', 'headers', errors),
    resourceAttributes: parsePairs(draft.resourceAttributes, '=', 'resourceAttributes', errors),
    sampleRatio: numberOf(draft.sampleRatio),
    batchEvents: numberOf(draft.batchEvents),
    batchSeconds: numberOf(draft.batchSeconds),
    timeoutSeconds: numberOf(draft.timeoutSeconds),
    queueEvents: numberOf(draft.queueEvents),
  };
  for (const field of managed) delete source[field];
  const read = parseSettings(source);
  errors.push(...read.errors);
  if (draft.enabled && draft.endpoint.trim() === '') errors.push({ field: 'endpoint', kind: 'needed' });
  return errors.length > 0 ? { ok: false, errors } : { ok: true, values: read.values };
}

function parsePairs(text: string, sign: string, field: TelemetryField, errors: SettingError[]): Record<string, string> {
  const pairs: [string, string][] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const at = line.indexOf(sign);
    if (at < 0) errors.push({ field, kind: 'line', line: index + 1 });
    else pairs.push([line.slice(0, at).trim(), line.slice(at + 1).trim()]);
  }
  return Object.fromEntries(pairs);
}

/** An empty field is no zero. */
function numberOf(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text);
}
