import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { LogEntry } from '../model/entry';
import type { EpochMs } from '../model/record';
import type { DocumentIdentity } from '../protocol/messages';
import type { Log } from './log';

/** Whether what the tab's earlier documents left behind is shown: the Network panel's "Preserve log". */
export interface Scope {
  readonly test: ReadonlySignal<((entry: LogEntry) => boolean) | null>;
  /** What is known of the tab's outermost document; `unwatched`: it was there before Hangup, or none may look into it. */
  readonly page: ReadonlySignal<DocumentIdentity | 'unwatched' | null>;
  /** Asks the page again which document it is. */
  ask(): Promise<void>;
  /** The outermost document was replaced: what was there before is past, whether or not the new one answers. */
  navigated(): Promise<void>;
  [Symbol.dispose](): void;
}

/** How often a page is asked that was thought unwatched: one that is busy as it begins answers after that. */
const INSISTENCE = 3;

/**
 * With `preserve` off, entries of the tab's current document and its frames alone are in scope: those whose document
 * began no earlier. A frame's document begins after the outermost one's, so one time tells them apart.
 */
export function createScope(
  log: Log,
  preserve: Signal<boolean>,
  identify: () => Promise<DocumentIdentity | null>,
  now: () => EpochMs,
): Scope {
  const page = signal<DocumentIdentity | 'unwatched' | null>(null);
  /** Begin of the newest outermost document that is known, from its own word or from its records. */
  const since = signal<EpochMs>(0);
  let asked = 0;

  /** Asks once. Resolves to whether there is nothing more to be asked. */
  async function hear(turn: number): Promise<boolean> {
    const identity = await identify();
    if (turn !== asked) return true;
    page.value = identity ?? 'unwatched';
    if (identity) since.value = identity.startedAt;
    return identity !== null;
  }

  async function insist(turn: number): Promise<void> {
    for (let again = 0; again < INSISTENCE; again++) if (await hear(turn)) return;
  }

  async function ask(): Promise<void> {
    const turn = ++asked;
    if (!(await hear(turn))) void insist(turn);
  }

  const stop = effect(() => {
    void log.version.value;
    const newest = log.entries.at(-1)?.record.document;
    // Records tell of a page that was thought unwatched because it had not been ready to answer.
    if (newest?.top && (newest.startedAt > since.peek() || page.peek() === 'unwatched')) void ask();
  });

  return {
    page,
    test: computed(() => {
      const from = since.value;
      return preserve.value || from === 0 ? null : (entry) => entry.record.document.startedAt >= from;
    }),
    ask,
    navigated() {
      since.value = now();
      return ask();
    },
    [Symbol.dispose]: stop,
  };
}
