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
});
