import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Dictionary } from '../../data/dictionary';
import type { DictionaryStore, StoredDictionaries } from '../reference/dictionaries/store';

/** The user's own dictionaries, followed from the store: every open page has them at once. */
export interface OwnDictionaries {
  /** `null` until they were read. */
  readonly stored: ReadonlySignal<StoredDictionaries | null>;
  readonly dictionaries: ReadonlySignal<readonly Dictionary[]>;
  /** Why the store cannot be read; `null` when it can. */
  readonly problem: ReadonlySignal<string | null>;
  /** When they were read for the first time, or could not be. */
  readonly ready: Promise<void>;
  [Symbol.dispose](): void;
}

const NONE: readonly Dictionary[] = [];

export function followDictionaries(store: DictionaryStore): OwnDictionaries {
  const shelved = signal<StoredDictionaries | null>(null);
  const problem = signal<string | null>(null);
  let turn = 0;

  async function read(): Promise<void> {
    const mine = ++turn;
    try {
      const found = await store.read();
      // A later change may have been read sooner.
      if (mine !== turn) return;
      shelved.value = found;
      problem.value = null;
    } catch (error) {
      problem.value = String(error);
    }
  }

  const undo = store.listen(() => void read());
  return {
    stored: shelved,
    dictionaries: computed(() => {
      const stored = shelved.value?.stored ?? [];
      return stored.length === 0 ? NONE : stored.map(({ dictionary }) => dictionary);
    }),
    problem,
    ready: read(),
    [Symbol.dispose]: undo,
  };
}
