import { expect, test } from 'vitest';
import { diagnose } from '../lib/analysis/diagnosis';
import { UNKNOWN_RECEIVED, UNKNOWN_SENT } from '../lib/model/canonical';
import type { HandshakeEvidence, LogEntry } from '../lib/model/entry';
import { entryOf } from '../lib/model/entry.fixture';
import type { CloseCall, Outcome } from '../lib/model/record';
import { type Fault, GROUPS, type Places } from './fault';
import { expectedIn, FAULTS, findFault, urlOf } from './faults';

const places: Places = {
  server: 'ws://localhost:8080',
  tlsToPlain: 'wss://localhost:8080',
  untrusted: 'wss://localhost:8443',
  clientCertificate: 'wss://localhost:8445',
  closedPort: 'ws://localhost:9',
  otherOrigin: 'http://127.0.0.1:8080',
  secure: 'https://localhost:8444',
};

test('each fault has a unique id and can be found by it', () => {
  const ids = FAULTS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const fault of FAULTS) {
    expect(fault.id).toMatch(/^[a-z0-9-]+$/);
    expect(findFault(fault.id)).toBe(fault);
  }
});

test("each fault's URL ends in its id, with every address filled in", () => {
  for (const fault of FAULTS) {
    const url = urlOf(fault, places);
    expect(url.replace(/#.*/, '').split('/').at(-1)).toBe(fault.id);
    expect(url).not.toMatch(/[{}]/);
  }
});

test('each group has faults', () => {
  expect(new Set(FAULTS.map(({ group }) => group))).toEqual(new Set(GROUPS));
});

test('each code and reason of the server fits into a Close frame', () => {
  for (const { server } of FAULTS) {
    if (server?.does !== 'close') continue;
    expect(Buffer.byteLength(server.reason)).toBeLessThanOrEqual(123);
    if (server.code !== null) expect(server.code).toBeLessThanOrEqual(0xffff);
  }
});

test("Firefox's differences are applied, without Chromium's failure texts", () => {
  const inFirefox = (id: string) => {
    const fault = findFault(id);
    if (!fault) throw new RangeError(id);
    return expectedIn(fault, 'firefox');
  };
  expect(inFirefox('forbidden-1006')).toMatchObject({ code: 1006, wasClean: true, closedBy: 'server' });
  expect(inFirefox('untrusted-certificate')).toMatchObject({ code: 1015, opened: false });
  expect(inFirefox('csp')?.outcome).toBe('constructor-threw');
  expect(inFirefox('stream-close')).toBeNull();
  expect(inFirefox('status-403')?.evidence).toEqual({ phase: 'http-answer', status: 403 });
});

test('each fault that leaves a record has a row', () => {
  for (const { id, expected } of FAULTS)
    expect([id, expected.row === null]).toEqual([id, expected.outcome === 'nothing']);
});

const AT = entryOf().record.createdAt;

/** The entry that Chromium must record for a fault, with the times that playing it takes. */
function entryFor(fault: Fault, index: number): LogEntry {
  const { expected, play } = fault;
  const createdAt = AT + index * 400;
  const openedAt = expected.opened ? createdAt + 3 : null;
  const steps = 'steps' in play ? play.steps : [];
  const sent = steps.find((step) => step.do === 'send')?.bytes ?? 0;
  const endedAt = createdAt + (fault.slow ? fault.slow * 1000 - 9_990 : 40);
  const { invalidCall } = expected;
  // A close() that threw comes before the one that closed.
  const close = steps.filter((step) => step.do === 'close')[invalidCall?.method === 'close' ? 1 : 0];
  const closeCall: CloseCall | null =
    (expected.closedBy === 'page' || expected.closedBy === 'both') && close?.do === 'close'
      ? {
          at: openedAt === null ? createdAt : createdAt + 10,
          state: openedAt === null ? 'connecting' : 'open',
          code: close.args[0] ?? null,
          reason: close.args[1] ?? null,
          codeType: null,
          stack: 'at playStep (http://localhost:8080/page.js:40:9)',
        }
      : null;
  const entry = entryOf(
    {
      key: `f00d:${index}`,
      url: urlOf(fault, places),
      requestedProtocols: play.connect.protocols,
      document: {
        url: fault.id === 'mixed-content' ? 'https://localhost:8444/frame' : 'http://localhost:8080/',
        startedAt: AT - 1_000,
        top: play.in === 'page',
      },
      createdAt,
      openedAt,
      endedAt,
      outcome: outcomeOf(fault),
      closeCall,
      misuses: invalidCall ? [{ at: createdAt + 5, ...invalidCall, message: 'invalid', stack: null }] : [],
      traffic: play.in === 'stream' || expected.outcome === 'unseen' ? null : traffic(sent, createdAt + 8),
    },
    evidenceOf(fault),
  );
  return { ...entry, order: index + 1, change: index + 1, receivedAt: endedAt + 4 };
}

function outcomeOf({ expected }: Fault): Outcome {
  const { outcome, code, reason, wasClean, exception = { name: '', message: '' } } = expected;
  switch (outcome) {
    case 'closed':
    case 'handshake-failed': {
      const errorEvent = outcome === 'handshake-failed' || expected.closedBy === 'browser';
      return { kind: outcome, code: code ?? 1006, reason: reason ?? '', wasClean: wasClean ?? false, errorEvent };
    }
    case 'constructor-threw':
      return { kind: outcome, ...exception, policy: null };
    case 'blocked':
      return {
        kind: outcome,
        policy: { directive: 'connect-src', disposition: 'enforce', policy: "connect-src 'none'" },
      };
    case 'page-went-away':
      return { kind: outcome, state: 'open', persisted: false };
    case 'unseen':
    case 'nothing':
      return { kind: 'unseen' };
  }
}

function evidenceOf({ expected: { evidence } }: Fault): Partial<HandshakeEvidence> | null {
  if (!evidence) return null;
  const { failure = null, status = null, phase } = evidence;
  // Chromium's Network log has the headers of requests that went out.
  const requestHeaders = status !== null || phase === 'http-answer' ? [{ name: 'Host', value: 'localhost' }] : null;
  return { failure: failure instanceof RegExp ? failure.source : failure, status, requestHeaders };
}

const traffic = (bytes: number, at: number) => ({
  sent: { messages: bytes > 0 ? 1 : 0, bytes, largest: bytes, lastAt: bytes > 0 ? at : null, ...UNKNOWN_SENT },
  received: { messages: 0, binaryBytes: 0, textLength: 0, largest: 0, lastAt: null, ...UNKNOWN_RECEIVED },
});

test.each(FAULTS.map((fault) => [fault.id, fault] as const))('%s: its cause comes first', (_, fault) => {
  const entry = entryFor(fault, 1);
  expect(diagnose([entry]).of(entry.record.key)[0]?.cause ?? null).toBe(fault.cause);
});

test('their causes also come first in one log of all faults, and no wrong cause is certain', () => {
  const played = FAULTS.filter(({ expected }) => expected.outcome !== 'nothing');
  const diagnosis = diagnose(played.map(entryFor));
  for (const [index, { id, cause }] of played.entries()) {
    const findings = diagnosis.of(`f00d:${index}`);
    expect([id, findings[0]?.cause ?? null]).toEqual([id, cause]);
    const certain = findings.filter(({ level, role }) => level === 'certain' && role === 'fault');
    for (const finding of certain) expect([id, finding.cause]).toEqual([id, cause]);
  }
});

test('a socket without a known cause has advice on what to capture next', () => {
  const fault = findFault('worker');
  if (!fault) return expect.unreachable();
  const entry = entryFor(fault, 1);
  const diagnosis = diagnose([entry]);
  expect(diagnosis.of(entry.record.key)).toEqual([]);
  expect(diagnosis.next(entry.record.key)).toContain('log-in-worker');
});
