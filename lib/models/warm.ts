import type { Kinds } from './kinds';
import type { Log } from './log';

/** Calls `work` when there is nothing better to do, for as long as it says. Returns the undo. */
export type Idle = (work: (mayGoOn: () => boolean) => void) => () => void;

/** Entries between two looks at the clock. */
const AT_ONCE = 50;

/**
 * Finds the words for entries before somebody asks, so that the first key pressed in the filter of a long log is as quick as the
 * next. Returns the undo.
 */
export function keepWarm(log: Log, kinds: Kinds, idle: Idle): () => void {
  let done = 0;
  let cancel: (() => void) | null = null;

  function work(mayGoOn: () => boolean): void {
    cancel = null;
    while (done < log.entries.length && mayGoOn()) {
      const end = Math.min(done + AT_ONCE, log.entries.length);
      for (; done < end; done++) kinds.at(done);
    }
    schedule();
  }

  function schedule(): void {
    if (cancel === null && done < log.entries.length) cancel = idle(work);
  }

  const stop = log.listen((change) => {
    if (change.kind === 'cleared') done = 0;
    schedule();
  });
  schedule();
  return () => {
    stop();
    cancel?.();
  };
}
