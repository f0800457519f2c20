import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { type Combined, combine, isOn } from '../fleet/combine';
import { type Delivery, FRESH } from '../fleet/delivery';
import { draftOf, type FleetDraft, readDraft } from '../fleet/draft';
import type { Flaw } from '../fleet/flaw';
import type { Outbox } from '../fleet/outbox';
import type { FleetStore } from '../fleet/store';
import { emptyTally, type Tally } from '../journal/outgoing';

export interface FleetModelPorts {
  store: FleetStore;
  outbox: Pick<Outbox, 'tally'>;
  isGranted(endpoint: string): Promise<boolean>;
  /** Shows the browser's own question; only while a click is handled. */
  askFor(endpoint: string): Promise<boolean>;
  giveBack(endpoint: string): Promise<void>;
  sendNow(): Promise<void>;
  /** Whatever may change the standing: events that came or left, leave that was given or taken. */
  listen(listener: () => void): () => void;
}

/** How it stands with what was to be sent. */
export interface Standing {
  tally: Tally;
  delivery: Delivery;
  granted: boolean;
}

/** What came of the last save. */
export type Saved = 'nothing-yet' | 'saved' | 'flawed' | 'denied' | { failed: string };

export interface FleetModel {
  readonly combined: ReadonlySignal<Combined>;
  readonly draft: Signal<FleetDraft>;
  readonly flaws: ReadonlySignal<readonly Flaw[]>;
  readonly standing: ReadonlySignal<Standing>;
  readonly saved: ReadonlySignal<Saved>;
  /** Takes what is in the form. While a click is handled: the browser may ask the user. */
  save(): Promise<void>;
  /** Asks the browser for its leave again. While a click is handled. */
  allow(): Promise<void>;
  sendNow(): Promise<void>;
  [Symbol.dispose](): void;
}

export function createFleetModel(ports: FleetModelPorts): FleetModel {
  const { store } = ports;
  const combined = signal(combine(undefined, undefined));
  const draft = signal(draftOf(combined.peek().settings));
  const flaws = signal<readonly Flaw[]>([]);
  const standing = signal<Standing>({ tally: emptyTally(), delivery: FRESH, granted: true });
  const saved = signal<Saved>('nothing-yet');

  async function reread(): Promise<void> {
    const read = await store.read();
    combined.value = read;
    draft.value = draftOf(read.settings);
    flaws.value = [];
    if (saved.peek() === 'flawed') saved.value = 'nothing-yet';
    await look();
  }

  let looks = 0;

  /** Looks may overtake each other: the last one that was begun counts. */
  async function look(): Promise<void> {
    const mine = ++looks;
    const { settings } = combined.peek();
    const [tally, delivery, granted] = await Promise.all([
      ports.outbox.tally(),
      store.shelf.load(),
      settings.endpoint === '' ? true : ports.isGranted(settings.endpoint),
    ]);
    if (mine === looks) standing.value = { tally, delivery, granted };
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
    combined,
    draft,
    flaws,
    standing,
    saved,
    async save() {
      const { managed, own, settings } = combined.peek();
      const read = readDraft(draft.peek(), managed);
      flaws.value = read.ok ? [] : read.flaws;
      if (!read.ok) {
        saved.value = 'flawed';
        return;
      }
      const next = { ...settings, ...read.values };
      try {
        // Nothing may be awaited before this: the browser asks only while it knows of a click.
        if (isOn(next) && !managed.has('endpoint') && !(await ports.askFor(next.endpoint))) {
          saved.value = 'denied';
          return;
        }
        await store.save({ ...own, ...read.values });
        const before = own.endpoint ?? '';
        if (before !== '' && !(next.enabled && sameOrigin(before, next.endpoint))) await ports.giveBack(before);
        await reread();
        saved.value = 'saved';
      } catch (error) {
        failed(error);
      }
    },
    async allow() {
      await ports.askFor(combined.peek().settings.endpoint).catch(failed);
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
