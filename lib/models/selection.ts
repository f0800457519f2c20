import { type ReadonlySignal, signal } from '@preact/signals';

/** One row, by its record's key, so that it stays the same one when rows come, go and change their order. */
export interface Selection {
  /** The row that the keyboard stands on, and that is marked. */
  readonly current: ReadonlySignal<string | null>;
  /** Whether its details are shown. */
  readonly open: ReadonlySignal<boolean>;
  select(key: string | null): void;
  show(): void;
  hide(): void;
}

export function createSelection(): Selection {
  const current = signal<string | null>(null);
  const open = signal(false);
  return {
    current,
    open,
    select(key) {
      current.value = key;
      if (key === null) open.value = false;
    },
    show() {
      if (current.peek() !== null) open.value = true;
    },
    hide() {
      open.value = false;
    },
  };
}
