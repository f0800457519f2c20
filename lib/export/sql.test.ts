import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { entryWith } from '../model/arbitrary';
import { CONTEXT } from './context.fixture';
import { csv } from './csv';
import { ndjson } from './json';

const nine = Date.UTC(2026, 10, 22, 9);
const MINUTE = 60_000;

const log = [
  entryWith({ endedAt: nine + MINUTE }),
  entryWith({ endedAt: nine + 2 * MINUTE + 0.25, initiator: '=1+1\n"x"', traffic: null }),
  entryWith({
    url: 'ws://localhost:8080/a',
    endedAt: nine + 61 * MINUTE,
    outcome: { kind: 'closed', code: 4401, reason: 'a,"b"\r\n\ud83d', wasClean: true, errorEvent: false },
  }),
  entryWith({ url: null, endedAt: nine + 62 * MINUTE, outcome: { kind: 'unseen' } }),
];

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hangup-sql-'));
  for (const format of [csv, ndjson]) {
    await writeFile(join(folder, `hangup-1.${format.extension}`), [...format.write(log, CONTEXT)].join(''));
  }
});

afterAll(() => rm(folder, { recursive: true }));

/** The documented query, run over our files instead of those beside it. */
async function documented(page: string): Promise<unknown[]> {
  const text = await readFile(`docs/formats/${page}`, 'utf8');
  const [, query = ''] = /```sql\n(.*?)\n```/s.exec(text) ?? [];
  expect(query).toContain("'hangup-*");
  const connection = await (await DuckDBInstance.create()).connect();
  try {
    await connection.run("SET TimeZone = 'UTC'");
    const result = await connection.runAndReadAll(query.replace("'hangup-*", `'${folder}/hangup-*`));
    return result.getRowsJson();
  } finally {
    connection.closeSync();
  }
}

it.each(['ndjson.md', 'csv.md'])('closes by code and host per hour, by the query in %s', async (page) => {
  const rows = (await documented(page)).map((row) => Object.values(Object(row)).map((cell) => String(cell ?? '')));
  const [hours, ...rest] = [0, 1, 2, 3].map((column) => rows.map((row) => row[column]));
  expect(hours?.map((hour) => hour?.replace('+00', ''))).toEqual([
    '2026-11-22 09:00:00',
    '2026-11-22 10:00:00',
    '2026-11-22 10:00:00',
  ]);
  expect(rest[0]?.toSorted()).toEqual(['', 'chat.example.com', 'localhost:8080']);
  expect(rest[1]?.toSorted()).toEqual(['', '1006', '4401']);
  expect(rest[2]).toEqual(['2', '1', '1']);
});
