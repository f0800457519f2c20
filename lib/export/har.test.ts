import Ajv from 'ajv';
import draft06 from 'ajv/lib/refs/json-schema-draft-06.json';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import schemas from 'har-schema';
import { describe, expect, it, vi } from 'vitest';
import { anyEntry, entryWith } from '../model/arbitrary';
import type { LogEntry } from '../model/entry';
import { CONTEXT } from './context.fixture';
import { har } from './har';

// Properties are tried many times over, on machines that may have other work.
vi.setConfig({ testTimeout: 60_000 });

const ajv = new Ajv({ strict: false, allErrors: true });
ajv.addMetaSchema(draft06);
addFormats(ajv);
for (const schema of Object.values(schemas)) ajv.addSchema(schema);
const isHar = ajv.getSchema('har.json#') ?? fail();

function fail(): never {
  throw new Error('the schema of HAR is missing');
}

function write(entries: LogEntry[]) {
  return JSON.parse([...har.write(entries, CONTEXT)].join(''));
}

describe('the HAR export', () => {
  it('validates against the schema of HAR 1.2', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 3 }), (entries) => {
        isHar(write(entries));
        expect(isHar.errors ?? []).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('adds its timings up to its time, as HAR wants it', () => {
    fc.assert(
      fc.property(anyEntry, (entry) => {
        const [{ time, timings }] = write([entry]).log.entries;
        const { blocked, dns, connect, send, wait, receive } = timings;
        const sum = [blocked, dns, connect, send, wait, receive].reduce((total, ms) => total + Math.max(ms, 0), 0);
        expect(time).toBeCloseTo(sum);
      }),
    );
  });

  it('has the status that was seen, and how the socket was closed as HTTP Toolkit writes it', () => {
    const closed = entryWith({
      outcome: { kind: 'closed', code: 4401, reason: 'bye', wasClean: true, errorEvent: false },
    });
    expect(write([closed]).log.entries[0]).toMatchObject({
      request: { method: 'GET', url: closed.record.url, queryString: [{ name: 'room', value: '7' }] },
      response: { status: 101 },
      _resourceType: 'websocket',
      _webSocketMessages: [],
      _webSocketClose: { code: 4401, reason: 'bye', timestamp: closed.record.endedAt / 1000 },
    });
    expect(write([entryWith()]).log.entries[0]._webSocketClose).toBe('aborted');
  });

  it('has the failure as Chrome writes it', () => {
    const failure = 'Error during WebSocket handshake: Unexpected response code: 403';
    const refused = entryWith(
      {
        openedAt: null,
        outcome: { kind: 'handshake-failed', code: 1006, reason: '', wasClean: false, errorEvent: true },
      },
      {
        evidence: {
          source: 'har',
          match: 'key',
          failure,
          status: 403,
          statusText: 'Forbidden',
          requestHeaders: [{ name: 'Origin', value: 'https://example.com' }],
          responseHeaders: [{ name: 'Location', value: '/login' }],
          serverAddress: '[::1]:8080',
          initiator: [{ functionName: 'connect', url: 'https://example.com/chat.js', line: 8, column: 3 }],
          traffic: null,
          startedAt: null,
          timings: { dns: 1, connect: 5, ssl: 3, wait: 2 },
        },
      },
    );
    const [entry] = write([refused]).log.entries;
    expect(entry).toMatchObject({
      serverIPAddress: '::1',
      response: { status: 403, statusText: 'Forbidden', redirectURL: '/login', _error: failure },
      timings: { blocked: -1, dns: 1, connect: 5, ssl: 3, send: 0, wait: 2 },
      _webSocketMessages: [{ type: 'error', opcode: -1, data: failure }],
      _initiator: { stack: { callFrames: [{ functionName: 'connect', lineNumber: 7, columnNumber: 2 }] } },
    });
    expect(entry).not.toHaveProperty('_webSocketClose');
  });
});
