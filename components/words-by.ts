import { currentLanguage } from '../lib/i18n/translation';

/** Asks for each key's words once: rows of a long list ask again and again. Anew when the page speaks another language. */
export function wordsBy<Key>(find: (key: Key) => string): (key: Key) => string {
  const words = new Map<Key, string>();
  let spoken = '';
  return (key) => {
    if (spoken !== currentLanguage.peek()) {
      spoken = currentLanguage.peek();
      words.clear();
    }
    const known = words.get(key) ?? find(key);
    words.set(key, known);
    return known;
  };
}
