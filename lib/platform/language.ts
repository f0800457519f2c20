import type { Language } from '../settings/settings';

interface NativeI18n {
  getMessage(name: string, substitutions?: string | string[]): string;
}
type Namespace = { runtime?: { id?: string }; i18n: NativeI18n } | undefined;

const { browser, chrome } = globalThis as { browser?: Namespace; chrome?: Namespace };
/** Where `#i18n` asks: the native namespace. */
const i18n = (browser?.runtime?.id ? browser : chrome)?.i18n;
const native = i18n?.getMessage;

const TEXTS = {
  en: () => import('virtual:messages/en'),
  zh_CN: () => import('virtual:messages/zh_CN'),
} as const;

/**
 * Has this page speak the language from now on. A browser has one language for all its extensions, and no call to
 * choose another: a chosen language's messages come from our own package, and take the place of the browser's answer.
 */
export async function speak(language: Language): Promise<void> {
  if (!i18n || !native) return;
  if (language === 'browser') {
    answerWith(native);
    return;
  }
  const { default: texts } = await TEXTS[language]();
  answerWith((name, substitutions = []) => filled(texts[name] ?? '', substitutions));
}

function answerWith(getMessage: NativeI18n['getMessage']): void {
  if (i18n?.getMessage === getMessage || !i18n) return;
  Object.defineProperty(i18n, 'getMessage', { value: getMessage, configurable: true, writable: true });
}

/** As browsers fill messages: `$1` to `$9` are substitutions, `$$` a dollar sign. */
function filled(text: string, substitutions: string | string[]): string {
  const values = typeof substitutions === 'string' ? [substitutions] : substitutions;
  return text.replace(/\$(\$|[1-9])/g, (_match, sign: string) =>
    sign === '$' ? '$' : (values[Number(sign) - 1] ?? ''),
  );
}
