import { UNKNOWN_RECEIVED, UNKNOWN_SENT } from '../model/canonical';
import type { Engine, HandshakeEvidence, LogEntry } from '../model/entry';
import { entryOf, failedEntry } from '../model/entry.fixture';
import type { CloseCall, PageEvent, SocketRecord } from '../model/record';

export const START = Date.UTC(2026, 10, 22, 9, 30);

interface Plan {
  /** The number in the key; by default 1, the one that is asked about. */
  number?: number;
  /** Milliseconds after {@link START} at which the constructor was called; it opened 20 ms later. */
  at?: number;
  /** Milliseconds from opening to end. */
  age?: number;
  /** Milliseconds without traffic before the end; as long as the age: nothing was ever sent. */
  silence?: number;
  /** The same for one direction. */
  unsent?: number;
  unheard?: number;
  messages?: number;
  largest?: number;
  code?: number;
  reason?: string;
  clean?: boolean;
  errorEvent?: boolean;
  url?: string;
  marks?: Mark[];
  record?: Partial<SocketRecord>;
  evidence?: Partial<HandshakeEvidence> | null;
  engine?: Engine;
  /** Milliseconds by which its arrival in the log is late. */
  lag?: number;
}

/** What happened, and how many milliseconds before the end; how far the clock jumped. */
type Mark =
  | readonly [what: Exclude<PageEvent['what'], 'clockjump'>, before: number]
  | readonly [what: 'clockjump', before: number, ms: number];

/** A socket that had been open; by default it was cut (1006, no Close frame) after 30 s, 1 s after its last message. */
export function ended(plan: Plan = {}): LogEntry {
  const {
    number = 1,
    at = 0,
    age = 30_000,
    silence = Math.min(1_000, age),
    messages = 4,
    largest = 80,
    code = 1006,
    engine,
  } = plan;
  const openedAt = START + at + 20;
  const endedAt = openedAt + age;
  const isQuiet = silence >= age;
  const before = (ms: number): number | null => (isQuiet && ms === silence ? null : endedAt - ms);
  const entry = entryOf(
    {
      key: `f00d:${number}`,
      createdAt: START + at,
      openedAt,
      endedAt,
      outcome: {
        kind: 'closed',
        code,
        reason: plan.reason ?? '',
        wasClean: plan.clean ?? code !== 1006,
        errorEvent: plan.errorEvent ?? false,
      },
      traffic: {
        sent: {
          messages: isQuiet ? 0 : messages,
          bytes: 64,
          largest,
          lastAt: before(plan.unsent ?? silence),
          ...UNKNOWN_SENT,
        },
        received: {
          messages: isQuiet ? 0 : messages,
          binaryBytes: 0,
          textLength: 120,
          largest: 80,
          lastAt: before(plan.unheard ?? silence),
          ...UNKNOWN_RECEIVED,
        },
      },
      ...(plan.url !== undefined && { url: plan.url }),
      marks: marksOf(plan, endedAt),
      ...plan.record,
    },
    plan.evidence ?? null,
    engine,
  );
  return { ...entry, order: number, change: number, receivedAt: endedAt + (plan.lag ?? 5) };
}

/** A socket that the page itself closed while it was open, by default at its end and with 1000, which the server echoes. */
export function closedByPage(plan: Plan & { call?: Partial<CloseCall>; took?: number } = {}): LogEntry {
  const { took = 3, call, ...rest } = plan;
  const echo = call?.code === undefined ? 1000 : (call.code ?? 1005);
  const entry = ended({ code: echo, ...rest });
  const { endedAt } = entry.record;
  const closeCall: CloseCall = {
    at: endedAt,
    state: 'open',
    code: 1000,
    reason: null,
    codeType: null,
    stack: 'at disconnect (https://app.example/chat.js:88:7)\nat HTMLButtonElement.onclick (https://app.example/:10:1)',
    ...call,
  };
  return { ...entry, record: { ...entry.record, closeCall, closingAt: closeCall.at, endedAt: endedAt + took } };
}

/** A socket that never opened, by default 12 ms after its constructor and without a word of the browser. */
export function refused(
  failure: string | null = null,
  plan: Pick<Plan, 'number' | 'at' | 'url' | 'marks' | 'record' | 'engine' | 'lag'> & {
    status?: number | null;
    headers?: Record<string, string>;
    requestHeaders?: Record<string, string>;
    source?: HandshakeEvidence['source'];
    took?: number;
  } = {},
): LogEntry {
  const { number = 1, at = 0, status = null, took = 12, engine } = plan;
  const createdAt = START + at;
  const endedAt = createdAt + took;
  const hasEvidence = failure !== null || status !== null;
  const entry = failedEntry(
    hasEvidence
      ? {
          failure,
          status,
          source: plan.source ?? 'har',
          responseHeaders: headersOf(plan.headers),
          requestHeaders: headersOf(plan.requestHeaders),
        }
      : null,
    {
      key: `f00d:${number}`,
      createdAt,
      endedAt,
      marks: marksOf(plan, endedAt),
      traffic: {
        sent: { messages: 0, bytes: 0, largest: 0, lastAt: null, ...UNKNOWN_SENT },
        received: { messages: 0, binaryBytes: 0, textLength: 0, largest: 0, lastAt: null, ...UNKNOWN_RECEIVED },
      },
      ...(plan.url !== undefined && { url: plan.url }),
      ...plan.record,
    },
    engine,
  );
  return { ...entry, order: number, change: number, receivedAt: endedAt + (plan.lag ?? 5) };
}

/** The constructor threw. */
export function threw(
  name: string,
  message: string,
  record: Partial<SocketRecord> = {},
  engine: Engine = 'chromium',
): LogEntry {
  return refused(null, {
    record: { outcome: { kind: 'constructor-threw', name, message, policy: null }, ...record },
    engine,
  });
}

/** Several of one kind, `every` milliseconds apart, the first one being number 1. */
export function several(
  count: number,
  every: number,
  make: (plan: { number: number; at: number }) => LogEntry,
): LogEntry[] {
  return Array.from({ length: count }, (_, index) => make({ number: index + 1, at: index * every }));
}

function headersOf(headers: Record<string, string> | undefined): HandshakeEvidence['requestHeaders'] {
  return headers ? Object.entries(headers).map(([name, value]) => ({ name, value })) : null;
}

function marksOf({ marks = [] }: Plan, endedAt: number): PageEvent[] {
  return marks
    .map(([what, before, ms]): PageEvent => {
      const at = endedAt - before;
      return what === 'clockjump' ? { what, at, ms } : { what, at };
    })
    .sort((a, b) => a.at - b.at);
}
