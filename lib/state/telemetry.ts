import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { emptyQueueCounts, type QueueCounts } from '../model/outgoing-event';
import { type DeliveryState, INITIAL_DELIVERY } from '../telemetry/delivery-state';
import { type EffectiveSettings, effectiveSettings, isOn } from '../telemetry/effective-settings';
import { readDraft, type TelemetryDraft, telemetryDraftOf } from '../telemetry/parse-settings';
import type { SettingError } from '../telemetry/settings';
import type { Outbox } from '../telemetry/shipper';
import type { TelemetryStore } from '../telemetry/store';

export interface TelemetryModelPorts {
  store: TelemetryStore;
  outbox: Pick<Outbox, 'tally'>;
  hasAccess(endpoint: string): Promise<boolean>;
  /** Shows the browser's own question; only while a click is handled. */
  requestAccess(endpoint: string): Promise<boolean>;
  revokeAccess(endpoint: string): Promise<void>;
  sendNow(): Promise<void>;
  /** Whatever may change the standing: events that came or left, leave that was given or taken. */
  listen(listener: () => void): () => void;
}

/** How it stands with what was to be sent. */
export interface TelemetryStatus {
  queueCounts: QueueCounts;
  delivery: DeliveryState;
  granted: boolean;
}

/** What came of the last save. */
export type Saved = 'nothing-yet' | 'saved' | 'flawed' | 'denied' | { failed: string };

export interface TelemetryModel {
  readonly effective: ReadonlySignal<EffectiveSettings>;
  readonly draft: Signal<TelemetryDraft>;
  readonly errors: ReadonlySignal<readonly SettingError[]>;
  readonly status: ReadonlySignal<TelemetryStatus>;
  readonly saved: ReadonlySignal<Saved>;
  /** Takes what is in the form. While a click is handled: the browser may ask the user. */
  save(): Promise<void>;
  /** Asks the browser for its leave again. While a click is handled. */
  allow(): Promise<void>;
  sendNow(): Promise<void>;
  [Symbol.dispose](): void;
}

export function createTelemetryModel(ports: TelemetryModelPorts): TelemetryModel {
  const { store } = ports;
  const combined = signal(effectiveSettings(undefined, undefined));
  const draft = signal(telemetryDraftOf(combined.peek().settings));
  const errors = signal<readonly SettingError[]>([]);
  const standing = signal<TelemetryStatus>({
    queueCounts: emptyQueueCounts(),
    delivery: INITIAL_DELIVERY,
    granted: true,
  });
  const saved = signal<Saved>('nothing-yet');

  async function reread(): Promise<void> {
    const read = await store.read();
    combined.value = read;
    draft.value = telemetryDraftOf(read.settings);
    errors.value = [];
    if (saved.peek() === 'flawed') saved.value = 'nothing-yet';
    await look();
  }

  let looks = 0;

  /** Looks may overtake each other: the last one that was begun counts. */
  async function look(): Promise<void> {
    const mine = ++looks;
    const { settings } = combined.peek();
    const [counts, delivery, granted] = await Promise.all([
      ports.outbox.tally(),
      store.deliveryStorage.load(),
      settings.endpoint === '' ? true : ports.hasAccess(settings.endpoint),
    ]);
    if (mine === looks) standing.value = { queueCounts: counts, delivery, granted };
  }

  const failed = (error: unknown) => {
    saved.value = { failed: String(error) };
  };
  const undo = [
    store.listen(() => void reread().catch(failed)),
    store.listenToDelivery(() => void look().catch(failed)),
    ports.listen(() => void look().catch(failed)),
  ];
  void reread().catch(failed);

  return {
    effective: combined,
    draft,
    errors,
    status: standing,
    saved,
    async save() {
      const { managed, own, settings } = combined.peek();
      const read = readDraft(draft.peek(), managed);
      errors.value = read.ok ? [] : read.errors;
      if (!read.ok) {
        saved.value = 'flawed';
        return;
      }
      const next = { ...settings, ...read.values };
      try {
        // Nothing may be awaited before this: the browser asks only while it knows of a click.
        if (isOn(next) && !managed.has('endpoint') && !(await ports.requestAccess(next.endpoint))) {
          saved.value = 'denied';
          return;
        }
        await store.save({ ...own, ...read.values });
        const before = own.endpoint ?? '';
        if (before !== '' && !(next.enabled && sameOrigin(before, next.endpoint))) await ports.revokeAccess(before);
        await reread();
        saved.value = 'saved';
      } catch (error) {
        failed(error);
      }
    },
    async allow() {
      await ports.requestAccess(combined.peek().settings.endpoint).catch(failed);
      await look().catch(failed);
    },
    async sendNow() {
      await ports.sendNow().catch(failed);
      await look().catch(failed);
    },
    [Symbol.dispose]() {
      for (const each of undo) each();
    },
  };
}

function sameOrigin(one: string, other: string): boolean {
  return other !== '' && new URL(one).origin === new URL(other).origin;
}
