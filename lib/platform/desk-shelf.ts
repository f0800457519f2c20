import { browser } from 'wxt/browser';
import type { DeskShelf, ShelvedState } from '../handshake/request-evidence';

const KEY = 'evidence-desk';

/** In memory, and out of reach of a background that is stopped. Evidence of private windows may lie there. */
export function openDeskShelf(): DeskShelf {
  return {
    // What this key holds was written below: the type is our own word.
    load: async () => ((await browser.storage.session.get(KEY))[KEY] as ShelvedState | undefined) ?? null,
    save: (state) => browser.storage.session.set({ [KEY]: state }),
  };
}
