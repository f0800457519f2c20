import root from '@opentelemetry/otlp-transformer/build/src/generated/root.js';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { anyEntry, entryWith } from '../model/arbitrary';
import type { LogEntry } from '../model/entry';
import { evidenceOf } from '../model/entry.fixture';
import { CONTEXT } from './context.fixture';
import { nanoseconds, otlp } from './otlp';

// Properties are tried many times over, on machines that may have other work.
vi.setConfig({ testTimeout: 60_000 });

interface Codec {
  fromObject(json: object): object;
  encode(message: object): { finish(): Uint8Array };
  decode(bytes: Uint8Array): object;
  toObject(message: object, options: { longs: StringConstructor }): object;
}

function isCodec(value: unknown): value is Codec {
  return typeof value === 'function' && 'fromObject' in value && 'decode' in value;
}

/** Generated from OpenTelemetry's own .proto files; it has no types of its own. */
const Request = ['opentelemetry', 'proto', 'collector', 'logs', 'v1', 'ExportLogsServiceRequest'].reduce<unknown>(
  (within, name) => Reflect.get(Object(within), name),
  root,
);

function lines(entries: LogEntry[]): string[] {
  return [...otlp.write(entries, CONTEXT)].join('').trimEnd().split('\n').filter(Boolean);
}

/** Through the wire format and back. */
function decode(line: string) {
  if (!isCodec(Request)) throw new Error('the definitions are not where they were');
  const message = Request.fromObject(JSON.parse(line));
  const bytes = Request.encode(message).finish();
  return Request.toObject(Request.decode(bytes), { longs: String });
}

function attributes(entry: LogEntry): Record<string, unknown> {
  const [line = ''] = lines([entry]);
  const [record] = JSON.parse(line).resourceLogs[0].scopeLogs[0].logRecords;
  return Object.fromEntries(
    record.attributes.map(({ key, value }: { key: string; value: object }) => [key, Object.values(value)[0]]),
  );
}

describe('the OTLP export', () => {
  it("is read by OpenTelemetry's own definitions without a loss", () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { minLength: 1, maxLength: 3 }), (entries) => {
        for (const line of lines(entries)) expect(decode(line)).toEqual(JSON.parse(line));
      }),
      { numRuns: 300 },
    );
  });

  it('gives each end an id of its own that stays', () => {
    expect(attributes(entryWith({ key: 'f00d:7', revision: 2 }))).toMatchObject({ 'log.record.uid': 'f00d:7@2' });
  });

  it('uses the semantic conventions where there are such', () => {
    const entry = entryWith(
      {
        url: 'wss://api.example.com/chat?room=7',
        openedAt: null,
        outcome: { kind: 'handshake-failed', code: 1006, reason: '', wasClean: false, errorEvent: true },
      },
      {
        evidence: evidenceOf({
          failure: 'Error during WebSocket handshake: Unexpected response code: 403',
          status: 403,
          serverAddress: '[2001:db8::1]:443',
        }),
      },
    );
    expect(attributes(entry)).toMatchObject({
      'url.full': 'wss://api.example.com/chat?room=7',
      'url.scheme': 'wss',
      'url.path': '/chat',
      'url.query': 'room=7',
      'server.address': 'api.example.com',
      'server.port': '443',
      'network.peer.address': '2001:db8::1',
      'network.peer.port': '443',
      'http.response.status_code': '403',
      'error.type': '403',
      'hangup.outcome': 'handshake-failed',
    });
  });

  it.each([
    ['INFO', { kind: 'closed', code: 1000, reason: '', wasClean: true, errorEvent: false }],
    ['WARN', { kind: 'closed', code: 4401, reason: '', wasClean: true, errorEvent: false }],
    ['ERROR', { kind: 'closed', code: 1006, reason: '', wasClean: false, errorEvent: true }],
    ['ERROR', { kind: 'constructor-threw', name: 'SyntaxError', message: 'bad URL', policy: null }],
    ['INFO', { kind: 'page-went-away', state: 'open', persisted: false }],
  ] as const)('tells %s of %j', (severity, outcome) => {
    const [line = ''] = lines([entryWith({ outcome })]);
    const [record] = JSON.parse(line).resourceLogs[0].scopeLogs[0].logRecords;
    expect(record.severityText).toBe(severity);
    const types = record.attributes.filter(({ key }: { key: string }) => key === 'error.type');
    expect(types).toHaveLength(severity === 'INFO' ? 0 : 1);
  });

  it('counts nanoseconds exactly', () => {
    expect(nanoseconds(1_790_000_000_000.5)).toBe('1790000000000500000');
  });

  it('fills lines with batches that a Collector takes', () => {
    const counts = lines(Array.from({ length: 1_200 }, () => entryWith())).map(
      (line) => JSON.parse(line).resourceLogs[0].scopeLogs[0].logRecords.length,
    );
    expect(counts).toEqual([500, 500, 200]);
  });
});
