import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import file from '../../../data/application-codes.json';
import schema from '../../../data/dictionary.schema.json';
import { parseDictionaries } from './file';
import { readDictionaries } from './read';

const fitsSchema = new Ajv2020({ allErrors: true }).compile(schema);

describe('the reader and the published schema', () => {
  it('both take every built-in dictionary', () => {
    expect(fitsSchema(file)).toBe(true);
    expect(readDictionaries(file).ok).toBe(true);
  });

  it('both take the files of the documentation', async () => {
    const text = readFileSync(`${import.meta.dirname}/../../../docs/dictionaries.md`, 'utf8');
    const blocks = [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, block = '']) => block);
    expect(blocks.length).toBeGreaterThan(1);
    for (const block of blocks) {
      expect(await parseDictionaries(block)).toMatchObject({ ok: true });
      expect(fitsSchema(parse(block)), JSON.stringify(fitsSchema.errors)).toBe(true);
    }
  });

  it('refuse the same, whatever member of a dictionary is spoilt', () => {
    const good = () => ({
      id: 'acme',
      name: 'Acme',
      kind: 'application',
      detect: { subprotocols: ['a'], hosts: ['b'], paths: ['/c', { path: '/d', query: ['e'] }] },
      codes: [
        {
          code: 4000,
          name: 'n',
          meaning: 'm',
          advice: 'a',
          severity: 'error',
          reconnect: 'no',
          sentBy: 'server',
          http: 403,
          synthetic: true,
          inBand: true,
          deprecated: true,
          reasons: { a: 'b' },
          note: 'n',
          source: 's',
          link: 'https://a.example',
        },
      ],
      ranges: [{ from: 1, to: 4999, name: 'n', meaning: 'm', statusOffset: 1 }],
      source: 's',
      link: 'https://a.example',
    });
    expect(fitsSchema(good())).toBe(true);
    const places = placesOf(good());
    const wrong = fc.constantFrom<unknown>(undefined, null, 7, -1, 1.5, '', 'x', true, [], {}, ['x'], [7], {
      path: 'x',
    });
    fc.assert(
      fc.property(fc.constantFrom(...places), wrong, (place, value) => {
        const spoilt = good();
        put(spoilt, place, value);
        const json: unknown = JSON.parse(JSON.stringify(spoilt));
        const reading = readDictionaries(json);
        expect(reading.ok, `${place.join('.')} = ${JSON.stringify(value)}`).toBe(fitsSchema(json));
      }),
      { numRuns: 2_000 },
    );
  });
});

function placesOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => [[...path, key], ...placesOf(member, [...path, key])]);
}

function put(target: object, [first = '', ...rest]: readonly string[], value: unknown): void {
  const member: unknown = Reflect.get(target, first);
  if (rest.length === 0 || typeof member !== 'object' || member === null) Reflect.set(target, first, value);
  else put(member, rest, value);
}
