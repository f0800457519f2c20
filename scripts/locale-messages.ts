import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build';
import type { Plugin } from 'vite';

const PREFIX = 'virtual:messages/';

/**
 * `import('virtual:messages/en')` is what `_locales/en/messages.json` says, as a module: a language other than the
 * browser's, without a request that the policy of our pages would refuse.
 */
export function localeMessages(): Plugin {
  return {
    name: 'hangup:locale-messages',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    async load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined;
      const file = `${import.meta.dirname}/../locales/${id.slice(PREFIX.length + 1)}.yml`;
      this.addWatchFile(file);
      const messages = Object.entries(generateChromeMessages(await parseMessagesFile(file)));
      const texts = Object.fromEntries(messages.map(([name, { message }]) => [name, message]));
      // Parsed as JSON, such a module is there sooner than as an object's source.
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(texts))});`;
    },
  };
}
