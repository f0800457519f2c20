import { expect, test } from 'vitest';
import { diagnose } from '../lib/analysis/diagnosis';
import { UNKNOWN_RECEIVED, UNKNOWN_SENT } from '../lib/model/canonical';
import type { HandshakeEvidence, LogEntry } from '../lib/model/entry';
import { entryOf } from '../lib/model/entry.fixture';
import type { CloseCall, InvalidCall, Outcome } from '../lib/model/record';
import { CAUSE_OF_FAULT } from './causes';
import type { Fault, Places } from './fault';
import { FAULTS, urlOf } from './faults';

const places: Places = {
  server: 'ws://localhost:8080',
  tlsToPlain: 'wss://localhost:8080',
  untrusted: 'wss://localhost:8443',
  clientCertificate: 'wss://localhost:8445',
  nobody: 'ws://localhost:9',
  otherOrigin: 'http://127.0.0.1:8080',
  secure: 'https://localhost:8444',
};

/** What Chromium says where it throws; the rest of a record follows from what is expected. */
const THROWN: Record<string, readonly [name: string, message: string]> = {
  'bad-url': ['SyntaxError', "Failed to construct 'WebSocket': The URL 'ws://localhost:undefined/' is invalid."],
  fragment: [
    'SyntaxError',
    "Failed to construct 'WebSocket': The URL contains a fragment identifier ('part'). Fragment identifiers are not allowed in WebSocket URLs.",
  ],
  'bad-protocol': ['SyntaxError', "Failed to construct 'WebSocket': The subprotocol 'my protocol' is invalid."],
  'duplicate-protocol': ['SyntaxError', "Failed to construct 'WebSocket': The subprotocol 'chat' is duplicated."],
  'mixed-content': [
    'SecurityError',
    "Failed to construct 'WebSocket': An insecure WebSocket connection may not be initiated from a page loaded over HTTPS.",
  ],
};

const MISUSED: Record<string, readonly [method: InvalidCall['method'], name: string]> = {
  'misuse-close-1001': ['close', 'InvalidAccessError'],
  'misuse-long-reason': ['close', 'SyntaxError'],
  'misuse-early-send': ['send', 'InvalidStateError'],
};

const [first] = FAULTS;
const AT = entryOf().record.createdAt;

/** The record that Chromium must give of a fault, with the times that its play takes. */
function entryFor(fault: Fault, index: number): LogEntry {
  const { expected, play } = fault;
  const createdAt = AT + index * 400;
  const openedAt = expected.opened ? createdAt + 3 : null;
  const steps = 'steps' in play ? play.steps : [];
  const sent = steps.find((step) => step.do === 'send')?.bytes ?? 0;
  const endedAt = createdAt + (fault.slow ? fault.slow * 1000 - 9_990 : 40);
  const [method, name] = MISUSED[fault.id] ?? [];
  // The call that threw closed nothing.
  const close = steps.filter((step) => step.do === 'close')[method === 'close' ? 1 : 0];
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
      misuses: method && name ? [{ at: createdAt + 5, method, name, message: 'as it says', stack: null }] : [],
      traffic: play.in === 'stream' || expected.outcome === 'unseen' ? null : traffic(sent, createdAt + 8),
    },
    evidenceOf(fault),
  );
  return { ...entry, order: index + 1, change: index + 1, receivedAt: endedAt + 4 };
}

function outcomeOf({ id, expected }: Fault): Outcome {
  const { outcome, code, reason, wasClean } = expected;
  const [name = '', message = ''] = THROWN[id] ?? [];
  switch (outcome) {
    case 'closed':
    case 'handshake-failed': {
      const errorEvent = outcome === 'handshake-failed' || expected.closedBy === 'browser';
      return { kind: outcome, code: code ?? 1006, reason: reason ?? '', wasClean: wasClean ?? false, errorEvent };
    }
    case 'constructor-threw':
      return { kind: outcome, name, message, policy: null };
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

test('every fault has its cause in the table, and the table has no others', () => {
  expect(Object.keys(CAUSE_OF_FAULT).sort()).toEqual(FAULTS.map(({ id }) => id).sort());
});

test.each(FAULTS.map((fault) => [fault.id, fault] as const))('%s: its true cause comes first', (id, fault) => {
  const entry = entryFor(fault, 1);
  expect(diagnose([entry]).of(entry.record.key)[0]?.cause ?? null).toBe(CAUSE_OF_FAULT[id]);
});

test('their true causes come first as well when all are played after each other, and nothing certain is wrong', () => {
  const played = FAULTS.filter(({ expected }) => expected.outcome !== 'nothing');
  const diagnosis = diagnose(played.map(entryFor));
  for (const [index, { id }] of played.entries()) {
    const findings = diagnosis.of(`f00d:${index}`);
    expect([id, findings[0]?.cause ?? null]).toEqual([id, CAUSE_OF_FAULT[id]]);
    const certain = findings.filter(({ level, role }) => level === 'certain' && role === 'fault');
    for (const { cause } of certain) expect([id, cause]).toEqual([id, CAUSE_OF_FAULT[id]]);
  }
});

test('a socket of which nothing can be known has no cause, and it is said what to capture next', () => {
  const fault = FAULTS.find(({ id }) => id === 'worker') ?? first;
  if (!fault) throw new Error('there are no faults');
  const entry = entryFor(fault, 1);
  const diagnosis = diagnose([entry]);
  expect(diagnosis.of(entry.record.key)).toEqual([]);
  expect(diagnosis.next(entry.record.key)).toContain('log-in-worker');
});
