import { readEndpoint } from './endpoint';
import type { Flaw } from './flaw';
import { readAttributes, readHeaders } from './pairs';
import { flawed, isMap, type Read } from './read';
import { COMPRESSIONS, type FleetField, type FleetSettings, RANGES } from './settings';

/** What could be read, and what could not. */
export interface Reading {
  values: Partial<FleetSettings>;
  flaws: Flaw[];
}

type Readers = { [Field in FleetField]: (value: unknown, field: Field) => Read<FleetSettings[Field]> };

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
    return found ? { ok: true, value: found } : flawed(field, { kind: 'choice', choices: COMPRESSIONS });
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
export function parseSettings(source: unknown): Reading {
  const reading: Reading = { values: {}, flaws: [] };
  if (source === undefined || source === null) return reading;
  if (!isMap(source)) return { values: {}, flaws: [{ field: '', kind: 'map' }] };
  for (const [field, value] of Object.entries(source)) {
    if (isField(field)) readField(reading, field, value);
    else reading.flaws.push({ field, kind: 'unknown' });
  }
  return reading;
}

function readField<Field extends FleetField>({ values, flaws }: Reading, field: Field, value: unknown): void {
  const read = READERS[field](value, field);
  if (read.ok) values[field] = read.value;
  else flaws.push(...read.flaws);
}

function isField(name: string): name is FleetField {
  return Object.hasOwn(READERS, name);
}

function flag(value: unknown, field: string): Read<boolean> {
  return typeof value === 'boolean' ? { ok: true, value } : flawed(field, { kind: 'flag' });
}

function numberIn(value: unknown, field: keyof typeof RANGES, whole = true): Read<number> {
  const [least, most] = RANGES[field];
  const fits = typeof value === 'number' && value >= least && value <= most && (!whole || Number.isInteger(value));
  return fits ? { ok: true, value } : flawed(field, { kind: 'range', least, most, whole });
}
