import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { annotate } from '../analysis/annotate';
import fixture from '../evidence/har-entries.fixture.json';
import { CONTEXT } from '../export/context.fixture';
import type { ExportFormat } from '../export/format';
import { har } from '../export/har';
import { json, ndjson } from '../export/json';
import { anyEntry, anyText, entryWith } from '../model/arbitrary';
import type { LogEntry } from '../model/entry';
import { type Imported, importFile, importLog, MAX_SIZE } from './import-log';
import { createLineReader } from './read-file';

// Properties are tried many times over, on machines that may have other work.
vi.setConfig({ testTimeout: 60_000 });

const breathe = async () => {};

function write(format: ExportFormat, entries: LogEntry[], context = CONTEXT): string {
  return [...format.write(entries, context)].join('');
}

function read(text: string): Promise<Imported> {
  return importLog(text, { breathe });
}

describe('a log that is exported, imported and exported again', () => {
  it.each([json, ndjson])('is the same to the byte: $id', async (format) => {
    const note = { rules: ['jwt'], pseudonym: 'redacted-N' };
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyEntry, { maxLength: 4 }),
        fc.option(anyText, { nil: null }),
        fc.boolean(),
        async (entries, filter, redacted) => {
          const first = write(format, entries, { ...CONTEXT, filter, redaction: redacted ? note : null });
          const { entries: again, problems, about } = await read(first);
          if (entries.length > 0 || format === json) expect(problems).toEqual([]);
          const { exportedAt, generator, redaction } = about;
          const second = write(format, again, {
            ...CONTEXT,
            exportedAt: exportedAt ?? CONTEXT.exportedAt,
            generator: generator ?? CONTEXT.generator,
            filter: about.filter,
            redaction,
          });
          expect(second).toBe(first);
        },
      ),
    );
  });

  it('is the same when other tools have laid it out anew', async () => {
    const entries = [entryWith(), entryWith({ key: 'f00d:2' })];
    const pretty = JSON.stringify(JSON.parse(write(json, entries)), null, 4).replaceAll('\n', '\r\n');
    expect(await read(`\ufeff${pretty}`)).toMatchObject({ entries, problems: [], about: { format: 'json' } });
  });
});

describe('a damaged file', () => {
  const entries = [1, 2, 3].map((sequence) => ({ ...entryWith({ key: `f00d:${sequence}` }), order: sequence }));

  it.each([json, ndjson])('that ends too soon gives what stands before, and tells the line: $id', async (format) => {
    const whole = write(format, entries);
    const cut = whole.slice(0, whole.lastIndexOf('"receivedAt"'));
    const { entries: read1, problems } = await read(cut);
    expect(read1).toEqual(entries.slice(0, 2));
    expect(problems).toMatchObject([{ line: format === json ? 4 : 3, reason: expect.stringMatching(/end|missing/) }]);
  });

  it.each([json, ndjson])('with a broken line gives the others: $id', async (format) => {
    const broken = write(format, entries).replace('"key":"f00d:2"', '"key":"f00d:2');
    const { entries: left, problems } = await read(broken);
    expect(left).toEqual([entries[0], entries[2]]);
    expect(problems).toMatchObject([{ line: format === json ? 3 : 2 }]);
  });

  it('with a value of the wrong kind says which', async () => {
    const wrong = write(json, entries).replace('"code":1006', '"code":"1006"');
    const { entries: left, problems } = await read(wrong);
    expect(left).toEqual(entries.slice(1));
    expect(problems).toMatchObject([{ line: 2, reason: expect.stringContaining('code') }]);
  });

  it.each([json, ndjson])('that a newer Hangup wrote is read as far as it is understood: $id', async (format) => {
    const newer = write(format, entries)
      .replaceAll('"version":1', '"version":2')
      .replaceAll('"online":true', '"online":true,"battery":{"level":0.5}')
      .replace(
        '"protocolMessages":[]',
        '"protocolMessages":[{"protocol":"a","kind":"wave","direction":"sent","at":1},{"protocol":"a","kind":"ping","direction":"sent","at":2,"mood":1}]',
      )
      .replace('"marks":[]', '"marks":[{"at":5,"what":"hidden"},{"at":6,"what":"eclipse","moon":1}]')
      .replace('"evidence":null', '"evidence":{"source":"oracle"}');
    const { entries: understood, problems } = await read(newer);
    const [first, ...others] = entries;
    expect(understood).toEqual([
      {
        ...first,
        record: {
          ...first?.record,
          protocolMessages: [{ protocol: 'a', kind: 'ping', direction: 'sent', at: 2 }],
          marks: [{ at: 5, what: 'hidden' }],
        },
      },
      ...others,
    ]);
    const said = problems.map(({ reason }) => reason).join(' ');
    expect(said).toContain('record.battery (3)');
    expect(said).toContain('record.marks (1)');
    expect(said).toContain('evidence (1)');
    if (format === json) expect(said).toContain('version 2');
  });

  it('that an older Hangup wrote has no protocol messages', async () => {
    const older = write(ndjson, entries).replaceAll('"protocolMessages":[],', '');
    expect(await read(older)).toMatchObject({ entries, problems: [] });
  });

  it('with an end of a kind that is not known says so, and gives the others', async () => {
    const newer = write(json, entries).replace('"kind":"closed"', '"kind":"evaporated"');
    const { entries: others, problems } = await read(newer);
    expect(others).toEqual(entries.slice(1));
    expect(problems).toMatchObject([{ line: 2, reason: expect.stringContaining('outcome') }]);
  });

  it.each([
    ['', /does not begin with a brace/],
    ['GIF89a', /does not begin with a brace/],
    ['[]', /does not begin with a brace/],
    ['{}', /has no “entries”/],
    ['{"a":1}', /has no “entries”/],
    ['{"entries":', /missing|ends/],
    ['{"entries":[{]}', /brackets do not match/],
    [`{"entries":[${'['.repeat(100_000)}`, /nested more than 64 deep/],
    [`{"a":${'{"a":'.repeat(100_000)}`, /nested more than 64 deep/],
    ['{"format":"hangup","version":2,"entries":[]}', /version 2/],
    ['{"log":{"entries":[{"request":{"url":"https://a/"},"response":{}}]}}', /None of the 1 requests/],
  ])('%.40s is refused in words', async (text, reason) => {
    const { entries: none, problems } = await read(text);
    expect(none).toEqual([]);
    expect(problems.map((problem) => problem.reason).join(' ')).toMatch(reason);
  });

  it('never throws, whatever it is', async () => {
    const whole = write(json, entries);
    const damaged = fc
      .tuple(fc.nat(whole.length), fc.nat(40), anyText)
      .map(([at, length, instead]) => whole.slice(0, at) + instead + whole.slice(at + length));
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyText, fc.json(), damaged), async (text) => {
        const { entries: some, problems } = await read(text);
        expect(some.length === 3 || problems.length > 0).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('that is too large is refused before it is read', async () => {
    class Huge extends Blob {
      override get size() {
        return MAX_SIZE + 1;
      }
      override text(): Promise<string> {
        throw new Error('was read');
      }
    }
    const { problems } = await importFile(new Huge());
    expect(problems).toMatchObject([{ line: null, reason: expect.stringContaining('MB') }]);
  });

  it.each([json, ndjson])(
    'with more entries than are read says from which line on they were left out: $id',
    async (format) => {
      const { entries: first, problems } = await importLog(write(format, entries), { breathe, maxEntries: 2 });
      expect(first).toEqual(entries.slice(0, 2));
      expect(problems).toEqual([
        {
          line: format === json ? 4 : 3,
          reason: expect.stringMatching(/at most 2 entries.*left out: 3\d% of the file/),
        },
      ]);
      expect((await importLog(write(format, entries), { breathe, maxEntries: 3 })).problems).toEqual([]);
    },
  );

  it('in pieces, wherever they are cut, is what it is in one', () => {
    const text = `${write(ndjson, entries)}{"broken"\r\n\n${write(ndjson, [entryWith({ protocol: 'née 🙂' })])}`;
    const found = (pieces: readonly string[]) => {
      const read = createLineReader();
      const findings = pieces.flatMap((piece, index) => [...read(piece, index === pieces.length - 1)]);
      return findings.map(({ at: _, ...finding }) => finding);
    };
    const whole = found([text]);
    expect(whole.filter(({ kind }) => kind === 'entry')).toHaveLength(entries.length + 1);
    fc.assert(
      fc.property(fc.array(fc.nat(text.length), { maxLength: 8 }), (cuts) => {
        const ends = [...cuts.sort((a, b) => a - b), text.length];
        expect(found(ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end)))).toEqual(whole);
      }),
    );
  });

  it('is left where the reader stops it, as soon as there is something to show', async () => {
    const abort = new AbortController();
    const many = write(
      ndjson,
      Array.from({ length: 2_000 }, () => entryWith()),
    );
    const progress: number[] = [];
    const run = importLog(many, {
      signal: abort.signal,
      onProgress: (part) => progress.push(part),
      breathe: async () => abort.abort(new Error('enough')),
    });
    await expect(run).rejects.toThrow('enough');
    expect(progress).toHaveLength(1);
    expect(progress[0]).toBeGreaterThan(0);
    expect(progress[0]).toBeLessThan(0.1);
  });
});

/** A HAR file as Chrome's Network panel writes it, of entries that Chrome gave. */
function chromeFile(entries: object[]): string {
  const log = { version: '1.2', creator: { name: 'WebInspector', version: '537.36' }, pages: [], entries };
  return JSON.stringify({ log }, null, 2);
}

describe("Chrome's HAR", () => {
  it('gives each failure its phase and status', async () => {
    const { entries, problems, about } = await read(chromeFile(Object.values(fixture)));
    expect(problems).toEqual([]);
    expect(about).toMatchObject({ format: 'har', generator: { name: 'WebInspector' } });
    const refused = entries.find(({ record }) => record.url?.endsWith('/s403'));
    if (!refused) throw new Error('the refused socket is missing');
    expect(annotate(refused)).toMatchObject({ codeLabel: '✕ 403', phase: 'http-answer', status: 403 });
    for (const entry of entries) {
      if (entry.evidence?.failure) expect(annotate(entry).phase).not.toBeNull();
      // Those that never came up begin in 1969 there, and take until today.
      expect(annotate(entry).durationMs).toBeLessThan(60_000);
    }
  });

  it('gives the same keys when it is read again, and others for another file', async () => {
    const keys = async (file: string) => (await read(file)).entries.map(({ record }) => record.key);
    const file = chromeFile(Object.values(fixture));
    expect(await keys(file)).toEqual(await keys(file));
    expect(new Set(await keys(file)).size).toBe((await keys(file)).length);
    expect(await keys(file)).not.toEqual(await keys(file.replace('537.36', '537.37')));
  });
});

describe("HTTP Toolkit's and Firefox's HAR", () => {
  const base = {
    startedDateTime: '2026-11-22T09:40:26.000Z',
    time: 5_000,
    request: {
      method: 'GET',
      url: 'https://example.com/chat',
      headers: [
        { name: 'Upgrade', value: 'websocket' },
        { name: 'Origin', value: 'https://example.com' },
        { name: 'sec-websocket-protocol', value: 'v2, v1' },
      ],
    },
    response: {
      status: 101,
      statusText: 'Switching Protocols',
      headers: [{ name: 'sec-websocket-protocol', value: 'v1' }],
    },
    timings: { blocked: -1, dns: -1, connect: -1, ssl: -1, send: 2, wait: 18, receive: 0 },
  };
  const messages = [
    { type: 'send', opcode: 1, data: 'grüße', time: 1_795_340_427 },
    { type: 'receive', opcode: 2, data: 'AAEC', time: 1_795_340_428 },
  ];

  it.each([
    [
      { code: 4401, reason: 'bye', timestamp: Date.parse('2026-11-22T09:40:31.500Z') / 1000 },
      { kind: 'closed', code: 4401, reason: 'bye', wasClean: true },
    ],
    [{ reason: '' }, { kind: 'closed', code: 1005 }],
    ['aborted', { kind: 'closed', code: 1006, wasClean: false }],
    [undefined, { kind: 'unseen' }],
  ])('%j', async (close, outcome) => {
    const { entries, problems } = await read(
      chromeFile([{ ...base, _webSocketMessages: messages, _webSocketClose: close }]),
    );
    expect(problems).toEqual([]);
    const [entry] = entries;
    expect(entry?.record.outcome).toMatchObject(outcome);
    expect(entry?.record).toMatchObject({
      requestedProtocols: ['v2', 'v1'],
      protocol: 'v1',
      createdAt: Date.parse(base.startedDateTime),
      openedAt: Date.parse(base.startedDateTime) + 20,
      document: { url: 'https://example.com' },
      traffic: { sent: { messages: 1, bytes: 7 }, received: { messages: 1, binaryBytes: 3 } },
    });
  });

  it('opens no later than its first message, however long the answer is said to have taken', async () => {
    const began = Date.parse(base.startedDateTime);
    const [first] = messages;
    const late = { ...base, timings: { ...base.timings, wait: 4_000 }, _webSocketMessages: messages };
    const { entries } = await read(chromeFile([late]));
    expect(entries[0]?.record.openedAt).toBe((first?.time ?? 0) * 1000);
    expect(entries[0]?.record.traffic).toMatchObject({
      sent: { firstAt: began + 1_000, lastAt: began + 1_000 },
      received: { firstAt: began + 2_000, lastAt: began + 2_000, longestSilence: 3_000 },
    });
    expect(entries[0]?.evidence?.timings).not.toHaveProperty('wait');
  });

  it('is read back from our own export as far as HAR can say it', async () => {
    const entry = entryWith({
      outcome: { kind: 'closed', code: 4401, reason: 'bye "\ud83d"', wasClean: true, errorEvent: false },
    });
    const { entries } = await read(write(har, [entry]));
    expect(entries[0]?.record).toMatchObject({
      url: entry.record.url,
      outcome: entry.record.outcome,
      endedAt: entry.record.endedAt,
    });
  });
});
