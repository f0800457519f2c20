import { appendFile, writeFile } from 'node:fs/promises';
import { beforeAll, expect, it } from 'vitest';
import { CONTEXT } from '../lib/export/context.fixture';
import { FORMATS } from '../lib/export/formats';
import { createRedactor } from '../lib/export/redact';
import { stream } from '../lib/export/stream';
import { entryWith } from '../lib/model/arbitrary';
import type { LogEntry } from '../lib/model/entry';

const EVENTS = Number(process.env.EVENTS ?? 1_000_000);
const RESULTS = 'bench/export.md';
const MEGABYTE = 1_000_000;

/** Made as they are asked for, so that only what the export itself holds is measured. Each has a secret of its own. */
function* events(): Generator<LogEntry> {
  for (let index = 0; index < EVENTS; index++) {
    yield entryWith({
      key: `f00d:${index}`,
      url: `wss://chat${index % 50}.example.com/live?token=abcdef${index}&room=${index % 9}`,
      outcome: {
        kind: 'closed',
        code: index % 3 ? 1006 : 4401,
        reason: 'going away',
        wasClean: false,
        errorEvent: true,
      },
    });
  }
}

function heapAfterCollection(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

const atStart = heapAfterCollection();

beforeAll(() =>
  writeFile(
    RESULTS,
    `# Export of ${EVENTS.toLocaleString('en')} events\n\nRedacted, on Node ${process.versions.node}, one format after the other. Heap: the most that was held at once above what\nwas before the first export, after collection, what is remembered from one export to the next included.\n\n| Format | Time | Size | Heap |\n| --- | ---: | ---: | ---: |\n`,
  ),
);

it.for(FORMATS)(`exports ${EVENTS} events as $id`, async (format) => {
  const { redact } = createRedactor();
  function* redacted() {
    for (const event of events()) yield redact(event);
  }
  const started = performance.now();
  let most = 0;
  let size = 0;
  let chunks = 0;
  for await (const chunk of stream(format, redacted(), CONTEXT, { breathe: async () => {} })) {
    size += Buffer.byteLength(chunk);
    if (chunks++ % 25 === 0) most = Math.max(most, heapAfterCollection() - atStart);
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const row = [format.id, `${seconds} s`, `${Math.round(size / MEGABYTE)} MB`, `${(most / MEGABYTE).toFixed(1)} MB`];
  await appendFile(RESULTS, `| ${row.join(' | ')} |\n`);
  expect(most).toBeLessThan(150 * MEGABYTE);
});
