import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import file from '../../data/application-codes.json';
import { BROWSER_BEHAVIOUR } from '../../data/browser-behaviour';
import schema from '../../data/dictionary.schema.json';
import { STATUS_ADVICE } from '../../data/http-to-close';
import { BUILT_IN } from './built-in';
import { applicationRows } from './rows';

describe('the application codes', () => {
  it('fit the published schema', () => {
    const validate = new Ajv2020({ allErrors: true }).compile(schema);
    validate(file);
    expect(validate.errors).toBeNull();
  });

  it('are of 68 protocols and products, each with an id and a name of its own', () => {
    expect(BUILT_IN).toHaveLength(68);
    expect(new Set(BUILT_IN.map(({ id }) => id)).size).toBe(68);
    expect(new Set(BUILT_IN.map(({ name }) => name)).size).toBe(68);
  });

  it('say each code once', () => {
    const all = BUILT_IN.flatMap(({ id, codes }) => codes.map(({ code }) => `${id} ${code}`));
    expect(all.filter((code, place) => all.indexOf(code) < place)).toEqual([]);
    const ids = applicationRows(BUILT_IN).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('name a source that can be looked up', () => {
    for (const { id, source, codes, ranges = [] } of BUILT_IN) {
      for (const place of [source, ...[...codes, ...ranges].map((row) => row.source ?? source)]) {
        expect(place, id).toMatch(/^(https?:\/\/\S+|github:[^/\s]+\/[^@\s]+@\w+:\S+|RFC \d+)/);
      }
    }
  });

  it('say their meaning in a sentence', () => {
    for (const { id, codes, ranges = [] } of BUILT_IN) {
      for (const { name, meaning } of [...codes, ...ranges]) expect(meaning, `${id} ${name}`).toMatch(/\.\)?$/);
    }
  });
});

describe('every fact', () => {
  it('has a source that others can find', () => {
    const sources = [
      ...BUILT_IN.flatMap(({ source, codes, ranges = [] }) => [
        source,
        ...[...codes, ...ranges].map((c) => c.source ?? source),
      ]),
      ...BROWSER_BEHAVIOUR.map(({ source }) => source),
      ...STATUS_ADVICE.map(({ source }) => source),
    ];
    for (const source of sources) {
      expect(source).not.toBe('');
      expect(source).not.toMatch(/stored|as above|^same$|general knowledge/);
    }
    for (const { source } of BUILT_IN)
      expect(source).toMatch(/^(github:[\w.-]+\/[\w.-]+@[0-9a-f]+:\S+|https?:\/\/\S+)/);
  });
});
