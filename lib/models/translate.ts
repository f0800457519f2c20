import { translation } from '../reference/translation';

const NONE: ReadonlyMap<string, string> = new Map();

/** Has what the reference says at hand in the language; in English it needs nothing. */
export async function translateCanon(language: string): Promise<void> {
  translation.value = language === 'zh-CN' ? (await import('../reference/zh-CN')).CANON : NONE;
}

/** The same, and what is said of failed connections, causes and what to do about them. */
export async function translateAll(language: string): Promise<void> {
  translation.value = language === 'zh-CN' ? (await import('../diagnosis/zh-CN')).ALL : NONE;
}
