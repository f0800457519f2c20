import { effect, type ReadonlySignal } from '@preact/signals';
import type { Dictionary } from '../../data/dictionary';
import { activeDictionaries } from '../analysis/application-protocol';
import { currentLanguage, translation } from '../i18n/translation';
import { BUILT_IN } from '../reference/built-in';
import { createDictionarySet } from '../reference/dictionary-set';

/**
 * Puts the user's own dictionaries before the built-in ones, now and whenever they or the language change. Returns a
 * function that stops this.
 */
export function applyDictionaries(own: ReadonlySignal<readonly Dictionary[]>): () => void {
  let applied: readonly Dictionary[] = [];
  let language = '';
  return effect(() => {
    // Without own dictionaries the built-in set stays: a new set would annotate every entry again.
    const again = language !== '' && currentLanguage.value !== language;
    language = currentLanguage.value;
    if (own.value.length === 0 && applied.length === 0 && !again) return;
    applied = own.value;
    activeDictionaries.value = createDictionarySet(BUILT_IN, applied);
  });
}

type Translation = ReadonlyMap<string, string>;

const UNTRANSLATED: Translation = new Map();

/** Translations of the facts in `data/`, by language as HTML names it: of the reference, and of all of `data/`. */
const TRANSLATED: Readonly<Record<string, Readonly<Record<'reference' | 'all', () => Promise<Translation>>>>> = {
  'zh-CN': {
    reference: async () => (await import('../reference/zh-CN')).CANON,
    all: async () => (await import('../analysis/zh-CN')).ALL,
  },
};

/** Loads the translation of the reference. Without one it stays English. */
export async function translateReference(language: string): Promise<void> {
  translation.value = (await TRANSLATED[language]?.reference()) ?? UNTRANSLATED;
}

/** Loads the translation of the reference, of failures, causes and fixes. Without one they stay English. */
export async function translateAll(language: string): Promise<void> {
  translation.value = (await TRANSLATED[language]?.all()) ?? UNTRANSLATED;
}
