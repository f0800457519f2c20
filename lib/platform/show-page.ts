import { LOCALES } from 'virtual:locales';
import { computed, effect } from '@preact/signals';
import { type ComponentType, createElement, render } from 'preact';
import { i18n } from '#i18n';
import { currentLanguage, provideEnglish } from '../i18n/translation';
import type { Language } from '../settings/settings';
import { followTheme, type SettingsModel, type ThemeSource } from '../state/settings';

export interface Page<Props> {
  settings: SettingsModel;
  theme: ThemeSource;
  /** Loads the translation of the facts in `data/` that the page shows. `language`: as HTML names it. */
  translate(language: string): Promise<void>;
  props: Props;
}

/** Renders the page in the language and the theme of the settings, and again after a change of language. */
export function showPage<Props extends object>(
  view: ComponentType<Props>,
  { settings, theme, translate, props }: Page<Props>,
): void {
  const root = document.getElementById('root');
  if (!root) return;
  const { documentElement } = document;
  const language = computed(() => settings.values.value.language);
  const choice = computed(() => settings.values.value.theme);
  let turn = 0;

  async function show(chosen: Language, at: Element): Promise<void> {
    const mine = ++turn;
    await setPageLanguage(chosen);
    const lang = i18n.t('extension.lang');
    await translate(lang);
    if (mine !== turn) return;
    documentElement.lang = lang;
    currentLanguage.value = lang;
    // From scratch: messages are looked up while drawing, and no signal says that they have changed.
    render(null, at);
    render(createElement(view, props), at);
  }

  void settings.ready.then(() => {
    followTheme(theme, choice, documentElement);
    effect(() => void show(language.value, root));
  });
}

/** Loads English messages, so that {@link inEnglish} works on a page that shows another language. */
export async function loadEnglish(): Promise<void> {
  const texts = (await LOCALES.en?.load())?.default;
  if (!texts || !nativeNamespace) return;
  const inTexts = (name: string, substitutions: string | string[] = []) => filled(texts[name] ?? '', substitutions);
  provideEnglish((act) => {
    const { getMessage } = nativeNamespace;
    answerWith(inTexts);
    try {
      return act();
    } finally {
      answerWith(getMessage);
    }
  });
}

interface NativeI18n {
  getMessage(name: string, substitutions?: string | string[]): string;
}
type Namespace = { runtime?: { id?: string }; i18n: NativeI18n } | undefined;

const { browser, chrome } = globalThis as { browser?: Namespace; chrome?: Namespace };
/** The native namespace, which `#i18n` calls. */
const nativeNamespace = (browser?.runtime?.id ? browser : chrome)?.i18n;
const native = nativeNamespace?.getMessage;

/**
 * Sets the language of this page. A browser has one language for all its extensions, and no call to choose another: the
 * messages of a chosen language come from our own package, and replace those of the browser.
 */
async function setPageLanguage(language: Language): Promise<void> {
  if (!nativeNamespace || !native) return;
  // A stored choice may name a locale that this version does not have.
  const locale = LOCALES[language];
  if (!locale) {
    answerWith(native);
    return;
  }
  const { default: texts } = await locale.load();
  answerWith((name, substitutions = []) => filled(texts[name] ?? '', substitutions));
}

function answerWith(getMessage: NativeI18n['getMessage']): void {
  if (nativeNamespace?.getMessage === getMessage || !nativeNamespace) return;
  Object.defineProperty(nativeNamespace, 'getMessage', { value: getMessage, configurable: true, writable: true });
}

/** The text with its placeholders filled as browsers do: `$1` to `$9` are substitutions, `$$` is a dollar sign. */
function filled(text: string, substitutions: string | string[]): string {
  const values = typeof substitutions === 'string' ? [substitutions] : substitutions;
  return text.replace(/\$(\$|[1-9])/g, (_match, sign: string) =>
    sign === '$' ? '$' : (values[Number(sign) - 1] ?? ''),
  );
}
