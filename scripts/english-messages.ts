import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build';
import { fakeBrowser } from 'wxt/testing/fake-browser';

/**
 * Vitest setup: the fake browser speaks the English of locales/en.yml, as the built extension does, so that unit tests
 * see the words people see.
 */
const messages = generateChromeMessages(await parseMessagesFile(`${import.meta.dirname}/../locales/en.yml`));

fakeBrowser.i18n.getMessage = (name: string, substitutions: string | string[] = []) => {
  const values = typeof substitutions === 'string' ? [substitutions] : substitutions;
  return (messages[name]?.message ?? '').replace(/\$(\$|[1-9])/g, (_match, digit: string) =>
    digit === '$' ? '$' : (values[Number(digit) - 1] ?? ''),
  );
};
