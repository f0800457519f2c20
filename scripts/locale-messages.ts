import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build';
import type { Plugin } from 'vite';

const FOLDER = join(import.meta.dirname, '../locales');
const LIST = 'virtual:locales';

/**
 * Makes `virtual:locales` of the files in `locales/`: each locale's own name and a function that imports its messages.
 * An extension page can so show another language than the browser's, without a request that its policy would block.
 */
export function localeMessages(): Plugin {
  return {
    name: 'hangup:locale-messages',
    resolveId: (id) => (id === LIST || id.startsWith(`${LIST}/`) ? `\0${id}` : undefined),
    async load(id) {
      if (id === `\0${LIST}`) {
        const lines = (await localeIds()).map(async (locale) => {
          const { extension_language: name = locale } = await messagesOf(locale);
          return `${locale}: { name: ${JSON.stringify(name)}, load: () => import('${LIST}/${locale}') },`;
        });
        return `export const LOCALES = {\n${(await Promise.all(lines)).join('\n')}\n};`;
      }
      if (!id.startsWith(`\0${LIST}/`)) return undefined;
      const locale = id.slice(LIST.length + 2);
      this.addWatchFile(fileOf(locale));
      // Browsers parse JSON faster than the source of an object.
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(await messagesOf(locale)))});`;
    },
  };
}

/** Locales of `locales/`, English first. */
export async function localeIds(): Promise<string[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.yml')).map((name) => name.slice(0, -4));
  return ['en', ...names.filter((name) => name !== 'en').sort()];
}

/** Messages of a locale, by name. */
async function messagesOf(locale: string): Promise<Record<string, string>> {
  const messages = Object.entries(generateChromeMessages(await parseMessagesFile(fileOf(locale))));
  return Object.fromEntries(messages.map(([name, { message }]) => [name, message]));
}

function fileOf(locale: string): string {
  return join(FOLDER, `${locale}.yml`);
}
