import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { FIELDS, parseSettings } from './parse-settings';
import { DEFAULTS, RANGES } from './settings';

const schema = JSON.parse(readFileSync('public/managed-schema.json', 'utf8'));
const validate = new Ajv({ strict: true }).compile(schema);

describe('the schema of the policy', () => {
  it('has every setting, and no other', () => {
    expect(Object.keys(schema.properties)).toEqual(FIELDS);
  });

  it('takes the defaults, and nothing beyond the ranges', () => {
    expect(validate(DEFAULTS)).toBe(true);
    for (const [field, [least, most]] of Object.entries(RANGES)) {
      for (const value of [least, most]) expect(validate({ [field]: value }), `${field} ${value}`).toBe(true);
      for (const value of [least - 1, most + 1]) {
        // Chromium refuses an extension whose schema bounds a number that is no integer.
        expect(validate({ [field]: value }), `${field} ${value}`).toBe(schema.properties[field].type === 'number');
        expect(parseSettings({ [field]: value }).errors, `${field} ${value}`).toHaveLength(1);
      }
    }
  });

  it('says the defaults that there are', () => {
    for (const field of FIELDS) {
      const { description } = schema.properties[field];
      const said = /Default: (\S+)\.$/.exec(description)?.[1];
      const standard = DEFAULTS[field];
      if (typeof standard !== 'object' && standard !== '') expect(said, field).toBe(String(standard));
    }
  });
});
