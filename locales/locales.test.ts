import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

/** Leaves of a locale as Chrome's `messages.json` will name them. */
function leaves(value: unknown, path: string[] = []): [name: string, text: string][] {
  if (typeof value !== 'object' || value === null) return [[path.join('_'), String(value)]];
  return Object.entries(value).flatMap(([key, child]) => leaves(child, [...path, key]));
}

const locales = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.yml'));

describe.each(locales)('%s', (file) => {
  const messages = leaves(parse(readFileSync(`${import.meta.dirname}/${file}`, 'utf8')));

  it('names its messages as Chromium takes them, or the whole extension is refused', () => {
    expect(messages.filter(([name]) => !/^[A-Za-z0-9_]+$/.test(name))).toEqual([]);
  });

  it('never puts a dollar sign right behind a placeholder: Chromium would take "$1$" for a named one', () => {
    expect(messages.filter(([, text]) => /\$\w+\$/.test(text))).toEqual([]);
  });

  it('leaves no message empty and no placeholder unnumbered', () => {
    expect(messages.filter(([, text]) => text === '' || /\$[a-z@]/i.test(text))).toEqual([]);
  });
});

describe('every language', () => {
  const messagesOf = (file: string) => leaves(parse(readFileSync(`${import.meta.dirname}/${file}`, 'utf8')));
  const english = messagesOf('en.yml');

  it.each(locales)('has every message, and no other: %s', (file) => {
    const names = (messages: [string, string][]) => messages.map(([name]) => name).sort();
    expect(names(messagesOf(file))).toEqual(names(english));
  });

  it.each(locales)('leaves the same places open in each message: %s', (file) => {
    const places = (text: string) => [...new Set(text.match(/\$\d/g))].sort().join(' ');
    const translated = new Map(messagesOf(file));
    // A singular may say "one" where the plural has the number.
    const wrong = english.filter(([name, text]) => {
      const [there, here] = [places(translated.get(name) ?? ''), places(text)];
      return (
        there !== here && !(name.endsWith('_1') && there.replace('$1', '').trim() === here.replace('$1', '').trim())
      );
    });
    expect(wrong.map(([name]) => name)).toEqual([]);
  });

  it.each(locales)('sets off the answer in the same headlines: %s', (file) => {
    const translated = new Map(messagesOf(file));
    const marks = (text: string) => text.split('**').length;
    expect(english.filter(([name, text]) => marks(translated.get(name) ?? '') !== marks(text))).toEqual([]);
  });
});
