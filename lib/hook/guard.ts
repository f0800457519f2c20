import type { Channel } from './channel';

/** Runs a step of ours inside the page's call; whatever goes wrong in it is swallowed, and counted by the observer. */
export type Guard = (step: () => void) => void;

export function createGuard(channel: Channel): Guard {
  return (step) => {
    try {
      step();
    } catch {
      try {
        channel.tell({ __proto__: null, kind: 'failed', seq: 0 });
      } catch {
        // The way to the observer is what broke: there is nobody to tell.
      }
    }
  };
}
