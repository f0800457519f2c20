import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build';
import { expect, it } from 'vitest';

const messages = Object.entries(generateChromeMessages(await parseMessagesFile('locales/en.yml')));

it('names every message as Chromium allows: it refuses an extension with one that it does not', () => {
  expect(messages.map(([name]) => name).filter((name) => !/^\w+$/.test(name))).toEqual([]);
});

it('leaves no message empty and no placeholder unnamed', () => {
  expect(messages.filter(([, { message }]) => message === '' || /\$[a-z@]/i.test(message))).toEqual([]);
});
