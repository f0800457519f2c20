import { effect, type ReadonlySignal } from '@preact/signals';
import type { Dictionary } from '../../data/dictionary';
import { dialectsInForce } from '../record/dialect';
import { BUILT_IN } from '../reference/built-in';
import { createDialects } from '../reference/dialects';

/** Puts the user's own dictionaries before the built-in ones, now and whenever they change. Returns the undo. */
export function bringIntoForce(own: ReadonlySignal<readonly Dictionary[]>): () => void {
  let inForce: readonly Dictionary[] = [];
  return effect(() => {
    // Without any, the built-in ones stand as they are, and nothing that was said needs to be said anew.
    if (own.value.length === 0 && inForce.length === 0) return;
    inForce = own.value;
    dialectsInForce.value = createDialects(BUILT_IN, inForce);
  });
}
