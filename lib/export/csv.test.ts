import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { annotate } from '../analysis/annotate';
import { anyEntry, entryWith } from '../model/arbitrary';
import type { LogEntry } from '../model/entry';
import { CONTEXT } from './context.fixture';
import { CSV_COLUMNS, csv } from './csv';
import { readCsvText } from './csv-cell';

// Properties are tried many times over, on machines that may have other work.
vi.setConfig({ testTimeout: 60_000 });

function write(entries: LogEntry[]): string {
  return [...csv.write(entries, CONTEXT)].join('');
}

function read(file: string): string[][] {
  return parse(new TextEncoder().encode(file), { bom: true, record_delimiter: '\r\n' });
}

describe('the CSV export', () => {
  it('gives an independent parser the same cells', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 4 }), (entries) => {
        const [head, ...rows] = read(write(entries));
        expect(head).toEqual(CSV_COLUMNS.map(({ name }) => name));
        expect(rows).toHaveLength(entries.length);
        for (const [index, entry] of entries.entries()) {
          const wanted = CSV_COLUMNS.map(({ cell }) => cell(entry, annotate(entry), CONTEXT.redaction));
          const found = CSV_COLUMNS.map(({ kind }, column) => {
            const field = rows[index]?.[column] ?? 'missing';
            return kind === 'text' ? readCsvText(field) : field;
          });
          expect(found).toEqual(wanted.map((value) => String(value ?? '')));
        }
      }),
    );
  });

  it('can be encoded in UTF-8 without a loss', () => {
    fc.assert(fc.property(fc.array(anyEntry, { maxLength: 2 }), (entries) => write(entries).isWellFormed()));
  });

  it('begins with a byte order mark and ends each line with CRLF', () => {
    const file = write([entryWith()]);
    expect(file.startsWith('\ufeffended_at,code,name,')).toBe(true);
    expect(file.endsWith('\r\n')).toBe(true);
  });

  it('keeps numbers numbers, to the microsecond', () => {
    const [head = [], row = []] = read(
      write([entryWith({ createdAt: 1_790_000_000_000.125, endedAt: 1_790_000_060_000.125 })]),
    );
    const cell = (name: string) => row[head.indexOf(name)];
    expect(cell('code')).toBe('1006');
    expect(cell('duration_ms')).toBe('60000');
    expect(cell('ended_at')).toMatch(/^2026-09-21T\d\d:\d\d:20\.000125Z$/);
  });

  it('has the documented columns in the documented order', async () => {
    const rows = (await readFile('docs/formats/csv.md', 'utf8')).matchAll(/^\| `(\w+)` *\| (\w+) *\|/gm);
    const kinds = { text: 'text', number: 'number', boolean: 'truth', instant: 'time' };
    expect([...rows].map(([, name, kind]) => [name, kind])).toEqual(
      CSV_COLUMNS.map(({ name, kind }) => [name, kinds[kind]]),
    );
  });

  it('says in each line which rules of redaction were applied', () => {
    const redaction = { rules: ['jwt', 'headers'], pseudonym: 'redacted-N' };
    const [head = [], row = []] = read([...csv.write([entryWith()], { ...CONTEXT, redaction })].join(''));
    expect(row[head.indexOf('redacted')]).toBe('jwt headers');
  });

  it('has column names that are words of SQL, each once', () => {
    const names = CSV_COLUMNS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z][a-z_]*$/);
  });
});
