import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import schema from '../../docs/formats/log.schema.json';
import { anyEntry, entryWith } from '../model/arbitrary';
import type { LogEntry } from '../model/entry';
import { CONTEXT } from './context.fixture';
import { json, ndjson } from './json';

// Properties are tried many times over, on machines that may have other work.
vi.setConfig({ testTimeout: 60_000 });

function write(entries: LogEntry[], context = CONTEXT): string {
  return [...json.write(entries, context)].join('');
}

/** The schema allows members to be added; here none may be missing from it. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([name, member]) => [name, closed(member)]));
  return 'properties' in copy && 'required' in copy ? { ...copy, additionalProperties: false } : copy;
}

const ajv = new Ajv2020({ strict: false });
addFormats(ajv);
const isLog = ajv.compile(Object(closed(schema)));

describe('the JSON export', () => {
  it('is as the published schema has it, to the last member', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 3 }), fc.boolean(), (entries, redacted) => {
        const redaction = redacted ? { rules: ['jwt'], pseudonym: 'redacted-N' } : null;
        isLog(JSON.parse(write(entries, { ...CONTEXT, redaction })));
        expect(isLog.errors ?? []).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('holds exactly what was recorded', () => {
    fc.assert(
      fc.property(anyEntry, (entry) => {
        const { annotation, ...rest } = JSON.parse(write([entry])).entries[0];
        expect(rest).toEqual(JSON.parse(JSON.stringify(entry)));
        expect(annotation).toEqual(CONTEXT.annotate(entry));
      }),
    );
  });

  it('gives the same bytes for the same log, in whatever order its members were made', () => {
    const reversed = (value: unknown): unknown =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(
            Object.entries(value)
              .toReversed()
              .map(([name, member]) => [name, reversed(member)]),
          )
        : value;
    const entry = entryWith();
    const other = { ...entry, ...Object(reversed(entry)) };
    expect(Object.keys(other.record)).not.toEqual(Object.keys(entry.record));
    expect(write([other])).toBe(write([entry]));
  });

  it('lets lone surrogates live, in a file that is UTF-8', () => {
    const outcome = {
      kind: 'closed',
      code: 4000,
      reason: 'a\ud83db"\n\u202e😀',
      wasClean: true,
      errorEvent: false,
    } as const;
    const bytes = new TextEncoder().encode(write([entryWith({ outcome })]));
    expect(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).entries[0].record.outcome).toEqual(
      outcome,
    );
  });

  it('writes one entry a line', () => {
    expect(write([entryWith(), entryWith()]).split('\n')).toHaveLength(5);
    expect(write([])).toMatch(/"entries":\[\n\]}\n$/);
  });
});

it('NDJSON says in each line what it is and how it was redacted', () => {
  const redaction = { rules: ['jwt'], pseudonym: 'redacted-N' };
  const lines = [...ndjson.write([entryWith(), entryWith()], { ...CONTEXT, redaction })];
  expect(lines).toHaveLength(2);
  for (const line of lines) expect(JSON.parse(line)).toMatchObject({ format: 'hangup', version: 1, redaction });
});
