import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { entryOf } from '../model/entry.fixture';
import { createWorld, type ReceiverBehaviour } from './world.fixture';

// Each run has a database of its own.
vi.setConfig({ testTimeout: 120_000 });

type Step =
  | { kind: 'end'; sockets: number }
  | { kind: 'again'; socket: number }
  | { kind: 'restart' }
  | { kind: 'stop-at-once'; sockets: number }
  | { kind: 'pass' }
  | { kind: 'tab-closed' };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('end' as const), sockets: fc.integer({ min: 1, max: 7 }) }) },
  fc.record({ kind: fc.constant('again' as const), socket: fc.nat(30) }),
  fc.record({ kind: fc.constant('stop-at-once' as const), sockets: fc.integer({ min: 1, max: 3 }) }),
  fc.constantFrom<Step>({ kind: 'restart' }, { kind: 'pass' }, { kind: 'tab-closed' }),
);
const reception: fc.Arbitrary<ReceiverBehaviour> = fc.oneof(
  fc.constantFrom<ReceiverBehaviour>('accept', 'lost', 'away'),
  fc.record({ status: fc.constantFrom(429, 502, 503, 504), retryAfter: fc.constantFrom('0', '3', '600') }),
);

it('whatever stops and whoever is away: every event arrives, and by its id once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 25 }),
      fc.array(reception, { maxLength: 12 }),
      fc.constantFrom(0, 5),
      async (steps, receptions, batchSeconds) => {
        const own = { enabled: true, endpoint: 'https://collector.example', batchEvents: 5, batchSeconds };
        const world = createWorld(own, () => 0.5);
        world.receptions = receptions;
        const deliveries = receptions.filter((each) => each === 'lost').length;
        let ended = 0;
        let stops = 0;
        const arrival = (number: number) => {
          const { record, source } = entryOf({ key: `abcdefghijkl:${number}` });
          return { record, source, receivedAt: world.now };
        };
        const append = (from: number, count: number) =>
          world.journal.append(
            1,
            Array.from({ length: count }, (_, index) => arrival(from + index)),
            null,
          );

        for (const each of steps) {
          switch (each.kind) {
            case 'end':
              await append(ended, each.sockets);
              ended += each.sockets;
              await world.telemetry.wake();
              break;
            case 'again':
              // The log has lost it if its tab was closed: the page, too, is gone then.
              if (each.socket < ended && (await world.journal.since(1, 0)).length === ended) {
                await append(each.socket, 1);
              }
              break;
            case 'stop-at-once':
              await append(ended, each.sockets);
              ended += each.sockets;
              void world.telemetry.wake();
              world.restart();
              stops++;
              break;
            case 'restart':
              world.restart();
              await world.telemetry.wake();
              break;
            case 'pass':
              await world.pass();
              break;
            case 'tab-closed':
              await world.journal.deleteTab(1);
              break;
          }
        }
        await world.telemetry.wake();
        while (await world.pass()) {
          // Until it waits for nothing.
        }
        const arrived = world.requests.flat();
        const expected = Array.from({ length: ended }, (_, number) => `abcdefghijkl:${number}@0`);
        expect(new Set(arrived)).toEqual(new Set(expected));
        // Twice on the wire is only what was taken and never confirmed.
        if (deliveries === 0 && stops === 0) expect(arrived).toEqual(expected);
        expect((await world.queueCounts()).queued).toBe(0);
      },
    ),
    { numRuns: 60 },
  );
});
