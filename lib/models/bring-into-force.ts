import { effect, type ReadonlySignal } from '@preact/signals';
import type { Dictionary } from '../../data/dictionary';
import { dialectsInForce } from '../record/dialect';
import { BUILT_IN } from '../reference/built-in';
import { createDialects } from '../reference/dialects';
import { languageInForce } from './language';

/**
 * Puts the user's own dictionaries before the built-in ones, now and whenever they change; when the page speaks another
 * language, all is said anew. Returns the undo.
 */
export function bringIntoForce(own: ReadonlySignal<readonly Dictionary[]>): () => void {
  let inForce: readonly Dictionary[] = [];
  let spoken = '';
  return effect(() => {
    // Without any, the built-in ones stand as they are, and nothing that was said needs to be said anew.
    const again = spoken !== '' && languageInForce.value !== spoken;
    spoken = languageInForce.value;
    if (own.value.length === 0 && inForce.length === 0 && !again) return;
    inForce = own.value;
    dialectsInForce.value = createDialects(BUILT_IN, inForce);
  });
}
