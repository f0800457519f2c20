import { effect, type ReadonlySignal } from '@preact/signals';
import type { Dictionary } from '../../data/dictionary';
import { activeDictionaries } from '../analysis/application-protocol';
import { currentLanguage, translation } from '../i18n/translation';
import { BUILT_IN } from '../reference/built-in';
import { createDictionarySet } from '../reference/dictionary-set';

/**
 * Puts the user's own dictionaries before the built-in ones, now and whenever they change; when the page speaks another
 * language, all is said anew. Returns the undo.
 */
export function applyDictionaries(own: ReadonlySignal<readonly Dictionary[]>): () => void {
  let inForce: readonly Dictionary[] = [];
  let spoken = '';
  return effect(() => {
    // Without any, the built-in ones stand as they are, and nothing that was said needs to be said anew.
    const again = spoken !== '' && currentLanguage.value !== spoken;
    spoken = currentLanguage.value;
    if (own.value.length === 0 && inForce.length === 0 && !again) return;
    inForce = own.value;
    activeDictionaries.value = createDictionarySet(BUILT_IN, inForce);
  });
}

const NONE: ReadonlyMap<string, string> = new Map();

/** Has what the reference says at hand in the language; in English it needs nothing. */
export async function translateCanon(language: string): Promise<void> {
  translation.value = language === 'zh-CN' ? (await import('../reference/zh-CN')).CANON : NONE;
}

/** The same, and what is said of failed connections, causes and what to do about them. */
export async function translateAll(language: string): Promise<void> {
  translation.value = language === 'zh-CN' ? (await import('../analysis/zh-CN')).ALL : NONE;
}
