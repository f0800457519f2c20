import { annotate } from '../analysis/annotate';
import { openIndexedDbJournal } from '../background/journal/indexed-db';
import type { Journal } from '../model/journal';
import type { QueueCounts } from '../model/outgoing-event';
import { openOutbox } from './shipper';
import { createTelemetryStore, type TelemetryAreas } from './store';
import { createTelemetry, type Telemetry } from './telemetry';

/** What the receiver does with a request. `lost`: it takes the events, and its answer never arrives. */
export type ReceiverBehaviour = 'accept' | 'lost' | { status: number; retryAfter?: string } | 'away';

export interface World {
  journal: Journal;
  telemetry: Telemetry;
  now: number;
  granted: boolean;
  /** Next receptions, in their order; then it accepts. */
  receptions: ReceiverBehaviour[];
  /** Event ids as they were taken, request by request. */
  requests: string[][];
  /** Bodies of all requests. */
  bodies: string[];
  managed: Record<string, unknown>;
  /** As options or the administrator change it. */
  change(area: 'local' | 'managed', items: Record<string, unknown>): void;
  queueCounts(): Promise<QueueCounts>;
  /** The browser's background is stopped, at whatever it was, and another one starts. */
  restart(): void;
  /** Lets time pass to whatever the fleet waits for next; `false`: it waits for nothing. */
  pass(): Promise<boolean>;
  /** Milliseconds that it waits. */
  readonly waits: number | null;
}

let worldCount = 0;

/** For tests: a browser with a fleet's settings, on a clock and with a receiver of ours. Needs IndexedDB. */
export function createWorld(own: Record<string, unknown>, random = () => 0): World {
  const name = `world-${++worldCount}`;
  const local = new Map<string, unknown>([['fleet', own]]);
  const listeners = new Set<(keys: readonly string[], area: string) => void>();
  let timer: { at: number; act: () => void } | null = null;
  let life = 0;

  const areas: TelemetryAreas = {
    managed: { get: async () => world.managed },
    local: {
      get: async (key) => structuredClone(local.has(key) ? { [key]: local.get(key) } : {}),
      async set(items) {
        for (const [key, value] of Object.entries(items)) local.set(key, structuredClone(value));
      },
    },
    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };

  function start(): Pick<World, 'journal' | 'telemetry'> {
    const mine = ++life;
    listeners.clear();
    timer = null;
    const telemetry = createTelemetry({
      store: createTelemetryStore(areas),
      outbox: () => openOutbox(name),
      hasAccess: async () => world.granted,
      uuid: () => '00000000-0000-4000-8000-000000000000',
      annotate,
      version: '1.2.3',
      now: () => world.now,
      random,
      later(milliseconds, act) {
        const set = { at: world.now + milliseconds, act };
        if (mine === life) timer = set;
        return () => {
          if (timer === set) timer = null;
        };
      },
      async fetch(_url, { body }) {
        // A stopped background asks nobody anything any more.
        if (mine !== life) return new Promise<Response>(() => {});
        return receive(world, String(body));
      },
    });
    return { telemetry, journal: openIndexedDbJournal(() => 10_000, name, telemetry.policy) };
  }

  const world: World = {
    now: Date.UTC(2026, 10, 22, 9, 30),
    granted: true,
    receptions: [],
    requests: [],
    bodies: [],
    managed: {},
    change(area, items) {
      if (area === 'managed') world.managed = items;
      else for (const [key, value] of Object.entries(items)) local.set(key, value);
      for (const listener of listeners) listener(Object.keys(items), area);
    },
    queueCounts: () => openOutbox(name).tally(),
    restart() {
      Object.assign(world, start());
    },
    async pass() {
      if (!timer) return false;
      world.now = Math.max(world.now, timer.at);
      timer.act();
      await world.telemetry.wake();
      return true;
    },
    get waits() {
      return timer && timer.at - world.now;
    },
    ...start(),
  };
  return world;
}

function receive(world: World, body: string): Response {
  world.bodies.push(body);
  const reception = world.receptions.shift() ?? 'accept';
  if (reception === 'away') throw new TypeError('Failed to fetch');
  if (typeof reception === 'object') {
    const { status, retryAfter } = reception;
    return new Response('', { status, headers: retryAfter === undefined ? {} : { 'Retry-After': retryAfter } });
  }
  world.requests.push(idsOf(body));
  if (reception === 'lost') throw new TypeError('Failed to fetch');
  return new Response('{}');
}

/** Event ids of a request, in their order. */
function idsOf(body: string): string[] {
  const records: { attributes: { key: string; value: { stringValue?: string } }[] }[] =
    JSON.parse(body).resourceLogs[0].scopeLogs[0].logRecords;
  return records.map(
    ({ attributes }) => attributes.find(({ key }) => key === 'log.record.uid')?.value.stringValue ?? '',
  );
}
