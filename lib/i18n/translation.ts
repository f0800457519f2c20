import { signal } from '@preact/signals';

/** Our own facts in the language of the page, by their English text. What others wrote stands in none. */
export const translation = signal<ReadonlyMap<string, string>>(new Map());

/** A fact of `data/` in the language of the page; as it is where that has no words for it. */
export function local(fact: string): string {
  return translation.value.get(fact) ?? fact;
}

/** The language that the page speaks, as HTML names it: what was said in another is said anew. `''`: none yet. */
export const currentLanguage = signal('');
