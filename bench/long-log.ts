import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { closed, entryOf, failedEntry } from '../lib/model/entry.fixture.ts';
import type { LogEntry } from '../lib/model/entry.ts';

const START = Date.UTC(2026, 0, 1);

/** Ends of all sorts, 25 a second, to 50 hosts. */
export function* sampleEntries(count: number): Generator<LogEntry> {
  for (let index = 0; index < count; index++) {
    const begin = START + index * 40;
    const times = { createdAt: begin, endedAt: begin + 30 + (index % 977) * 61 };
    const common = { key: `bench:${index}`, url: `wss://chat${index % 50}.example/live?room=${index % 9}`, ...times };
    const one =
      index % 5 === 0
        ? failedEntry({ failure: 'Error during WebSocket handshake: Unexpected response code: 403' }, common)
        : entryOf({
            ...common,
            openedAt: begin + 20,
            outcome: closed([1000, 1006, 1011, 4401][index % 4] ?? 1000, 'going away'),
          });
    yield { ...one, order: index + 1, change: index + 1 };
  }
}

/** The same as a file of NDJSON. */
export async function writeLog(path: string, count: number): Promise<void> {
  const file = createWriteStream(path);
  for (const entry of sampleEntries(count)) {
    if (!file.write(`${JSON.stringify(entry)}\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}
