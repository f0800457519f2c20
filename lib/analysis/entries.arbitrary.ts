import fc from 'fast-check';
import { UNKNOWN_RECEIVED, UNKNOWN_SENT } from '../model/canonical';
import type { LogEntry } from '../model/entry';
import { entryOf } from '../model/entry.fixture';
import type { Outcome, PageEvent } from '../model/record';

const START = 1_790_000_000_000;

const outcome: fc.Arbitrary<Outcome> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('closed' as const, 'handshake-failed' as const),
    code: fc.constantFrom(1000, 1001, 1005, 1006, 1009, 1011, 1012, 4401),
    reason: fc.constantFrom('', 'idle', 'keepalive ping timeout', 'deploying'),
    wasClean: fc.boolean(),
    errorEvent: fc.boolean(),
  }),
  fc.constant({ kind: 'page-went-away' as const, state: 'open' as const, persisted: false }),
);

const at = fc.nat(400).map((half) => START + half * 500);

const mark = fc.oneof<fc.Arbitrary<PageEvent>[]>(
  fc.record({
    at,
    what: fc.constantFrom(
      'visible' as const,
      'hidden',
      'freeze',
      'resume',
      'online',
      'offline',
      'pagehide',
      'pageshow',
    ),
  }),
  fc.record({ at, what: fc.constant('clockjump' as const), ms: fc.constantFrom(-60_000, 60_000, 3_600_000) }),
);

/** Many sockets to few hosts in little time: neighbours, series, bursts and equal numbers come about by themselves. */
export const crowded: fc.Arbitrary<LogEntry[]> = fc
  .array(
    fc.record({
      host: fc.constantFrom('a.example', 'b.example:8080'),
      document: fc.constantFrom(START - 1_000, START + 60_000),
      begin: at,
      life: fc.constantFrom(0, 40, 5_000, 30_000, 60_000, 60_010, 100_000),
      opened: fc.boolean(),
      quiet: fc.constantFrom(0, 1_000, 60_000),
      pageCloses: fc.boolean(),
      outcome,
      marks: fc.array(mark, { maxLength: 3 }),
      lag: fc.constantFrom(5, 30_000),
    }),
    { maxLength: 40 },
  )
  .map((plans) =>
    plans.map((plan, index): LogEntry => {
      const endedAt = plan.begin + plan.life;
      const openedAt = plan.opened ? plan.begin + Math.min(plan.life, 18) : null;
      const lastAt = Math.max(openedAt ?? 0, endedAt - plan.quiet);
      const entry = entryOf({
        key: `f00d:${index}`,
        url: `wss://${plan.host}/live`,
        document: { url: 'https://app.example/', startedAt: plan.document, top: true },
        createdAt: plan.begin,
        openedAt,
        endedAt,
        outcome: plan.outcome,
        marks: plan.marks,
        closeCall: plan.pageCloses
          ? {
              at: lastAt,
              state: openedAt === null ? 'connecting' : 'open',
              code: 1000,
              reason: null,
              codeType: null,
              stack: null,
            }
          : null,
        traffic: {
          sent: { messages: 1, bytes: 70_000, largest: 70_000, lastAt, ...UNKNOWN_SENT },
          received: { messages: 2, binaryBytes: 0, textLength: 10, largest: 5, lastAt: openedAt, ...UNKNOWN_RECEIVED },
        },
      });
      return { ...entry, order: index + 1, change: index + 1, receivedAt: endedAt + plan.lag };
    }),
  );
