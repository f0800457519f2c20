import { computed, effect } from '@preact/signals';
import { type ComponentChild, render } from 'preact';
import { i18n } from '#i18n';
import { languageInForce } from '../models/language';
import type { SettingsModel } from '../models/settings';
import { followTheme, type ThemeSource } from '../models/theme';
import type { Language } from '../settings/settings';
import { speak } from './language';

export interface Page {
  settings: SettingsModel;
  theme: ThemeSource;
  /** Brings what the page shows of `data/` in the language, as HTML names it. */
  translate(language: string): Promise<void>;
  draw(): ComponentChild;
}

/** Draws the page in the language and the theme of the settings, and anew when another language is chosen. */
export function showPage(root: Element | null, { settings, theme, translate, draw }: Page): void {
  if (!root) return;
  const { documentElement } = root.ownerDocument;
  const language = computed(() => settings.values.value.language);
  const choice = computed(() => settings.values.value.theme);
  let turn = 0;

  async function show(chosen: Language, at: Element): Promise<void> {
    const mine = ++turn;
    await speak(chosen);
    const lang = i18n.t('extension.lang');
    await translate(lang);
    if (mine !== turn) return;
    documentElement.lang = lang;
    languageInForce.value = lang;
    // Whole: words are asked for while drawing, and no signal tells that they are others now.
    render(null, at);
    render(draw(), at);
  }

  void settings.ready.then(() => {
    followTheme(theme, choice, documentElement);
    effect(() => void show(language.value, root));
  });
}
