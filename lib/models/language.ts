import { signal } from '@preact/signals';

/** The language that the page speaks, as HTML names it: what was said in another is said anew. `''`: none yet. */
export const languageInForce = signal('');
