import { computed, signal } from '@preact/signals';

/** Our own facts in the language of the page, by their English text. What others wrote is in no such map. */
export const translation = signal<ReadonlyMap<string, string>>(new Map());

/** Returns a fact of `data/` in the language of the page; in English where that has no words for it. */
export function local(fact: string): string {
  return isEnglish ? fact : (translation.value.get(fact) ?? fact);
}

/** The language that the page speaks, as HTML names it: what was shown in another is drawn again. `''`: none yet. */
export const currentLanguage = signal('');

/** Runs a function while messages are answered in another language than the page's. */
export type InLanguage = <T>(act: () => T) => T;

/** True while the page speaks English. */
export const isPageEnglish = computed(() => /^(?:en\b|$)/.test(currentLanguage.value));

let isEnglish = false;
let withEnglishMessages: InLanguage = (act) => act();

/** Sets how messages are answered in English on a page that shows another language. */
export function provideEnglish(run: InLanguage): void {
  withEnglishMessages = run;
}

/**
 * Runs a function in which messages, facts and numbers are English, whatever language the page shows: files are the same
 * in every language. Not for asynchronous functions.
 */
export function inEnglish<T>(act: () => T): T {
  if (isEnglish) return act();
  isEnglish = true;
  try {
    return withEnglishMessages(act);
  } finally {
    isEnglish = false;
  }
}

/** Whether {@link local} has anything but English to return now. */
export function hasTranslation(): boolean {
  return !isEnglish && translation.value.size > 0;
}

/** Locale that numbers are formatted for; `undefined`: the browser's. */
export function numberLocale(): string | undefined {
  return isEnglish ? 'en' : undefined;
}
