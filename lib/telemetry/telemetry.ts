import type { Annotation } from '../analysis/annotation';
import type { OutgoingPolicy } from '../background/journal/outgoing-queue';
import { severityOf } from '../export/otlp';
import type { LogEntry } from '../model/entry';
import { INITIAL_DELIVERY } from './delivery-state';
import { type EffectiveSettings, effectiveSettings, isOn } from './effective-settings';
import { composeRequest } from './request';
import { send } from './send';
import type { TelemetrySettings } from './settings';
import { createShipper, type Outbox, type ShipperPorts } from './shipper';
import type { TelemetryStore } from './store';

export interface TelemetryPorts extends Pick<ShipperPorts, 'now' | 'random' | 'later'> {
  store: TelemetryStore;
  /** Opened when it is first needed: never, where this browser is in no fleet. */
  outbox(): Outbox;
  /** Whether the user let us reach the endpoint's origin. */
  hasAccess(endpoint: string): Promise<boolean>;
  fetch(url: string, init: RequestInit): Promise<Response>;
  uuid(): string;
  annotate(entry: LogEntry): Annotation;
  version: string;
}

export interface Telemetry {
  /** For the log's writer: which events are to leave; `null`: none, this browser is in no fleet. */
  policy(): Promise<OutgoingPolicy | null>;
  /** Something may be due. Resolves when nothing more can be done for now; never rejects. */
  wake(): Promise<void>;
  /** Resolves when all that waits was sent, or could not be. */
  sendNow(): Promise<void>;
}

/** This browser as one of a fleet whose events a collector gathers. Off, until somebody says where that is. */
export function createTelemetry(ports: TelemetryPorts): Telemetry {
  const { store, now } = ports;
  // Settings that cannot be read send nothing.
  const read = () => store.read().catch(() => effectiveSettings(undefined, undefined));
  let reading = read();
  let opened: Outbox | null = null;
  const outbox = () => (opened ??= ports.outbox());

  const shipper = createShipper({
    ...ports,
    deliveryStorage: store.deliveryStorage,
    outbox: {
      tally: () => outbox().tally(),
      oldest: (most) => outbox().oldest(most),
      settle: (done, count) => outbox().settle(done, count),
      empty: () => outbox().empty(),
    },
    async settings() {
      const combined = await reading;
      return isOn(combined.settings) && (await isAllowed(combined, ports)) ? combined.settings : null;
    },
    async post(entries, settings) {
      const { version, annotate } = ports;
      const instance = await store.instance(ports.uuid);
      const { body, count } = composeRequest(entries, settings, { instance, version, annotate, now });
      return { count, outcome: await send(body, settings, ports) };
    },
  });

  store.listen(() => {
    reading = read();
    void reading.then(async ({ settings }) => {
      if (isOn(settings)) return shipper.wake();
      // Nobody waits for it any more.
      await outbox().empty();
      await store.deliveryStorage.save(INITIAL_DELIVERY);
    });
  });

  return {
    async policy() {
      const { settings } = await reading;
      if (!isOn(settings)) return null;
      return { wants: (entry) => isSampled(entry, settings), most: settings.queueEvents, now: now() };
    },
    wake: shipper.wake,
    sendNow: shipper.sendNow,
  };
}

/**
 * The user is asked before anything is sent where they wished it to go. An administrator's word stands for that: on a
 * grid of browsers there is nobody to ask. What the browser itself lets us reach without a grant is its affair.
 */
async function isAllowed(
  { managed, settings }: EffectiveSettings,
  { hasAccess }: Pick<TelemetryPorts, 'hasAccess'>,
): Promise<boolean> {
  return managed.has('endpoint') || (await hasAccess(settings.endpoint));
}

/**
 * Whether the events of this socket are sent. Decided by a hash of its key, so that every version of a record, in every
 * run, has the same answer, and a larger share holds all that a smaller one held.
 */
export function isSampled(entry: LogEntry, { sampleRatio, keepAbnormal }: TelemetrySettings): boolean {
  if (keepAbnormal && severityOf(entry) !== 'INFO') return true;
  return hashFraction(entry.record.key) < sampleRatio;
}

/** A number from 0 up to but not 1, spread evenly over keys: FNV-1a, stirred as MurmurHash3 ends. */
export function hashFraction(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index++) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
