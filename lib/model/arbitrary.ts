import fc from 'fast-check';
import * as v from 'valibot';
import { entrySchema, evidenceSchema, type LogEntry } from './entry';
import { entryOf } from './entry.fixture';
import { closeCode, passedCode, recordSchema, type SocketRecord, url } from './record';
import { shapeOf, time } from './schema';

/** For property tests: anything a page could make of a string, lone surrogates, bidi marks and formulas included. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  {
    weight: 3,
    arbitrary: fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
      .map((units) => String.fromCharCode(...units)),
  },
  {
    weight: 2,
    arbitrary: fc
      .array(
        fc.constantFrom(
          '=',
          '+',
          '-',
          '@',
          '\t',
          '\r',
          '\n',
          "'",
          '"',
          ';',
          ',',
          ' ',
          '＝',
          '\\',
          '\\uD83D',
          '\ud83d',
          '\ude00',
          '|',
          '`',
          '<b>',
          '\u202e',
          '\0',
          'a',
          '1',
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.join('')),
  },
);

/** Arbitraries that say more than the schema does. */
const SPECIAL: ReadonlyMap<v.GenericSchema, fc.Arbitrary<unknown>> = new Map<v.GenericSchema, fc.Arbitrary<unknown>>([
  [time, fc.double({ min: 1.6e12, max: 2e12, noNaN: true })],
  [
    url,
    fc.oneof(
      fc.webUrl({ withQueryParameters: true, withFragments: true }).map((web) => web.replace(/^http/, 'ws')),
      anyText,
    ),
  ],
  [
    recordSchema.entries.key,
    fc.tuple(fc.uuid(), fc.nat(999_999_999)).map(([token, sequence]) => `${token}:${sequence}`),
  ],
  [closeCode, fc.oneof(fc.constantFrom(1000, 1001, 1005, 1006, 1011, 4401), fc.nat(65_535))],
  [evidenceSchema.entries.status, fc.option(fc.integer({ min: 100, max: 599 }), { nil: null })],
  // Infinity and NaN, which a page may pass, are not in JSON.
  [passedCode, fc.integer({ min: 1000, max: 4999 })],
]);

/** Returns an arbitrary of values of a schema. */
function anyOf(schema: v.GenericSchema): fc.Arbitrary<unknown> {
  const special = SPECIAL.get(schema);
  if (special) return special;
  const shape = shapeOf(schema);
  switch (shape.kind) {
    case 'text':
      return anyText;
    case 'number':
      return fc.nat();
    case 'flag':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...shape.values);
    case 'nullable':
      return fc.option(anyOf(shape.inner), { nil: null });
    case 'list':
      return fc.array(anyOf(shape.item), { maxLength: 3 });
    case 'variant':
      return fc.oneof(...shape.options.map((option) => anyOf(option.schema)));
    case 'object':
      return fc.record(Object.fromEntries(shape.fields.map(({ name, schema }) => [name, anyOf(schema)])), {
        requiredKeys: shape.fields.flatMap(({ name, missing }) => (missing.kind === 'allowed' ? [] : [name])),
      });
  }
}

export const anyEntry: fc.Arbitrary<LogEntry> = anyOf(entrySchema).map((value) => v.parse(entrySchema, value));

/** One entry of which only what a test is about is said: else a socket that was cut after a minute. */
export function entryWith(record: Partial<SocketRecord> = {}, rest: Partial<Omit<LogEntry, 'record'>> = {}): LogEntry {
  const entry = entryOf({
    key: 'f00d:1',
    url: 'wss://chat.example.com/live?room=7',
    document: { url: 'https://example.com/', startedAt: 1_790_000_000_000, top: true },
    initiator: null,
    createdAt: 1_790_000_001_000,
    openedAt: 1_790_000_001_018,
    endedAt: 1_790_000_061_018,
    outcome: { kind: 'closed', code: 1006, reason: '', wasClean: false, errorEvent: true },
    traffic: null,
    ...record,
  });
  return {
    ...entry,
    source: { ...entry.source, frameUrl: 'https://example.com/' },
    receivedAt: 1_790_000_061_020,
    ...rest,
  };
}
