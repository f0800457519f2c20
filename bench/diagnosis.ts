import { createDiagnosis } from '../lib/analysis/diagnosis';
import { UNKNOWN_RECEIVED, UNKNOWN_SENT } from '../lib/model/canonical';
import type { LogEntry } from '../lib/model/entry';
import { entryOf } from '../lib/model/entry.fixture';

/**
 * How long a diagnosis takes: `npx tsx bench/diagnosis.ts`. The log is made up: 40 hosts (or one), idle time-outs,
 * fixed and random reconnects, refused handshakes, deploys. Every finding of every entry is asked for.
 */
const START = Date.UTC(2026, 0, 1);

/** Numbers that look random and are the same each time. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function log(count: number, hosts: number): LogEntry[] {
  const random = mulberry(count);
  const clocks = new Map<number, number>();
  const entries = Array.from({ length: count }, (_, index) => {
    const host = Math.floor(random() * hosts);
    const kind = random();
    const begin = (clocks.get(host) ?? START) + (kind < 0.5 ? 1_000 : 500 + random() * 20_000);
    const age = kind < 0.4 ? 60_000 + random() * 200_000 : random() * 400_000;
    const silent = kind < 0.4 ? 60_000 + random() * 60 : random() * Math.min(age, 30_000);
    const isRefused = kind > 0.8;
    const end = begin + (isRefused ? 20 : age);
    if (hosts > 1 || isRefused) clocks.set(host, end);
    else clocks.set(host, begin);
    const at = end - silent;
    const entry = entryOf(
      {
        key: `bench${index % 50}:${index}`,
        url: `wss://h${host}.example/live?token=${index}`,
        document: { url: 'https://app.example/', startedAt: START + (index % 50), top: true },
        createdAt: begin,
        openedAt: isRefused ? null : begin + 18,
        endedAt: end,
        outcome: isRefused
          ? { kind: 'handshake-failed', code: 1006, reason: '', wasClean: false, errorEvent: true }
          : { kind: 'closed', code: kind < 0.6 ? 1006 : 4401, reason: '', wasClean: kind >= 0.6, errorEvent: false },
        traffic: {
          sent: { messages: 3, bytes: 300, largest: 100, lastAt: at, ...UNKNOWN_SENT },
          received: { messages: 3, binaryBytes: 0, textLength: 300, largest: 100, lastAt: at, ...UNKNOWN_RECEIVED },
        },
      },
      isRefused
        ? { status: 503, failure: 'Error during WebSocket handshake: Unexpected response code: 503' }
        : { status: 101 },
    );
    return { ...entry, order: index + 1, change: index + 1, receivedAt: end + 5 };
  });
  // They arrive when they end.
  return entries.sort((a, b) => a.record.endedAt - b.record.endedAt);
}

/** CPU time in milliseconds: what others do on the machine does not count. */
function timed(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function measure(count: number, hosts: number): Record<string, string | number> {
  const entries = log(count, hosts);
  const diagnosis = createDiagnosis();
  const indexed = timed(() => {
    diagnosis.update(entries);
    diagnosis.hostLimits();
    diagnosis.series.at(0);
  });
  const all = timed(() => {
    for (const { record } of entries) diagnosis.of(record.key);
  });
  const last = entries.at(-1);
  const [one] = log(1, 1);
  const more = timed(() => {
    if (!last || !one) return;
    diagnosis.update([{ ...one, record: { ...one.record, key: 'bench0:999999999', url: last.record.url } }]);
    diagnosis.of('bench0:999999999');
  });
  let longest = 0;
  const fresh = createDiagnosis();
  fresh.update(entries);
  const work = fresh.work();
  for (let isDone = false; !isDone; ) {
    longest = Math.max(
      longest,
      timed(() => {
        isDone = work.next().done ?? false;
      }),
    );
  }
  const ms = (number: number): string => `${number.toFixed(1)} ms`;
  return {
    entries: count,
    hosts,
    'series and fingerprints': ms(indexed),
    'all findings': ms(all),
    'µs an entry': Number((((indexed + all) * 1000) / count).toFixed(2)),
    'one more entry': ms(more),
    'longest slice': ms(longest),
  };
}

measure(1_000, 40);
console.table([1_000, 10_000, 100_000].flatMap((count) => [measure(count, 40), measure(count, 1)]));
