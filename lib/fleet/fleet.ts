import type { OutgoingPolicy } from '../journal/outgoing';
import type { Annotation } from '../record/annotation';
import type { LogEntry } from '../record/entry';
import { type Combined, combine, isOn } from './combine';
import { FRESH } from './delivery';
import type { Outbox } from './outbox';
import { compose } from './request';
import { isSampled } from './sample';
import { send } from './send';
import { createShipper, type ShipperPorts } from './shipper';
import type { FleetStore } from './store';

export interface FleetPorts extends Pick<ShipperPorts, 'now' | 'random' | 'later'> {
  store: FleetStore;
  /** Opened when it is first needed: never, where this browser is in no fleet. */
  outbox(): Outbox;
  /** Whether the user let us reach the endpoint's origin. */
  isGranted(endpoint: string): Promise<boolean>;
  fetch(url: string, init: RequestInit): Promise<Response>;
  uuid(): string;
  annotate(entry: LogEntry): Annotation;
  version: string;
}

export interface Fleet {
  /** For the log's writer: which events are to leave; `null`: none, this browser is in no fleet. */
  policy(): Promise<OutgoingPolicy | null>;
  /** Something may be due. Resolves when nothing more can be done for now; never rejects. */
  wake(): Promise<void>;
  /** Resolves when all that waits was sent, or could not be. */
  sendNow(): Promise<void>;
}

/** This browser as one of a fleet whose events a collector gathers. Off, until somebody says where that is. */
export function createFleet(ports: FleetPorts): Fleet {
  const { store, now } = ports;
  // Settings that cannot be read send nothing.
  const read = () => store.read().catch(() => combine(undefined, undefined));
  let reading = read();
  let opened: Outbox | null = null;
  const outbox = () => (opened ??= ports.outbox());

  const shipper = createShipper({
    ...ports,
    shelf: store.shelf,
    outbox: {
      tally: () => outbox().tally(),
      oldest: (most) => outbox().oldest(most),
      settle: (done, count) => outbox().settle(done, count),
      empty: () => outbox().empty(),
    },
    async settings() {
      const combined = await reading;
      return isOn(combined.settings) && (await mayReach(combined, ports)) ? combined.settings : null;
    },
    async post(entries, settings) {
      const { version, annotate } = ports;
      const instance = await store.instance(ports.uuid);
      const { body, count } = compose(entries, settings, { instance, version, annotate, now });
      return { count, outcome: await send(body, settings, ports) };
    },
  });

  store.listen(() => {
    reading = read();
    void reading.then(async ({ settings }) => {
      if (isOn(settings)) return shipper.wake();
      // Nobody waits for it any more.
      await outbox().empty();
      await store.shelf.save(FRESH);
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
async function mayReach(
  { managed, settings }: Combined,
  { isGranted }: Pick<FleetPorts, 'isGranted'>,
): Promise<boolean> {
  return managed.has('endpoint') || (await isGranted(settings.endpoint));
}
