import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectiveSettings, isOn } from './effective-settings';
import { originPattern, parseSettings } from './parse-settings';
import { DEFAULTS } from './settings';

describe('settings of a fleet', () => {
  it('are read where they are right', () => {
    const source = {
      enabled: true,
      endpoint: 'https://collector.example:4318',
      headers: { Authorization: 'Bearer abc' },
      resourceAttributes: { 'deployment.environment.name': 'grid-7', seat: 12, spare: false },
      sampleRatio: 0.25,
      keepAbnormal: false,
      redact: false,
      compression: 'gzip',
      batchEvents: 100,
      batchSeconds: 0,
      timeoutSeconds: 25,
      queueEvents: 1,
    };
    expect(parseSettings(source)).toEqual({
      values: { ...source, endpoint: 'https://collector.example:4318/v1/logs' },
      errors: [],
    });
  });

  it.each([undefined, null, {}])('%s says nothing', (source) => {
    expect(parseSettings(source)).toEqual({ values: {}, errors: [] });
  });

  it.each([
    ['enabled', 'yes', 'enabled', 'flag'],
    ['endpoint', 7, 'endpoint', 'text'],
    ['endpoint', 'collector.example', 'endpoint', 'url'],
    ['endpoint', 'ftp://collector.example/', 'endpoint', 'scheme'],
    ['endpoint', 'https://me:secret@collector.example/', 'endpoint', 'credentials'],
    ['headers', ['Authorization'], 'headers', 'map'],
    ['headers', { 'not a name': 'x' }, 'headers.not a name', 'header-name'],
    ['headers', { 'content-type': 'text/plain' }, 'headers.content-type', 'header-taken'],
    ['headers', { 'X-Token': 'two\nlines' }, 'headers.X-Token', 'header-value'],
    ['headers', { 'X-Token': 5 }, 'headers.X-Token', 'header-value'],
    ['resourceAttributes', { '': 'x' }, 'resourceAttributes.', 'attribute-name'],
    ['resourceAttributes', { 'hangup.redaction': 'all' }, 'resourceAttributes.hangup.redaction', 'attribute-taken'],
    ['resourceAttributes', { list: [] }, 'resourceAttributes.list', 'attribute-value'],
    [
      'resourceAttributes',
      Object.fromEntries([...Array(65).keys()].map((n) => [n, n])),
      'resourceAttributes',
      'too-many',
    ],
    ['sampleRatio', 1.1, 'sampleRatio', 'range'],
    ['sampleRatio', Number.NaN, 'sampleRatio', 'range'],
    ['compression', 'br', 'compression', 'choice'],
    ['batchEvents', 1.5, 'batchEvents', 'range'],
    ['timeoutSeconds', 26, 'timeoutSeconds', 'range'],
    ['queueEvents', '10', 'queueEvents', 'range'],
    ['endpiont', 'https://collector.example', 'endpiont', 'unknown'],
  ])('%s = %j is named as %s: %s, and the others count', (field, value, named, kind) => {
    const { values, errors } = parseSettings({ [field]: value, ...(field !== 'enabled' && { enabled: true }) });
    expect(errors).toEqual([expect.objectContaining({ field: named, kind })]);
    expect(values).toEqual(field === 'enabled' ? {} : { enabled: true });
  });

  it('never throw, and never let through what is not of their kind', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true }), (source) => {
        const { settings } = effectiveSettings(source, source);
        for (const [field, standard] of Object.entries(DEFAULTS)) {
          expect(typeof Reflect.get(settings, field)).toBe(typeof standard);
        }
      }),
    );
  });

  it.each([
    ['https://collector.example/', 'https://collector.example/v1/logs'],
    ['http://[::1]:4318', 'http://[::1]:4318/v1/logs'],
    ['https://collector.example/otel/logs?tenant=7#x', 'https://collector.example/otel/logs?tenant=7'],
    ['  ', ''],
  ])('an endpoint of %j is used as %j', (written, used) => {
    expect(parseSettings({ endpoint: written }).values.endpoint).toBe(used);
  });

  it('name their origin as a match pattern', () => {
    expect(originPattern('https://collector.example/v1/logs', true)).toBe('https://collector.example:443/*');
    expect(originPattern('http://localhost:4318/v1/logs', true)).toBe('http://localhost:4318/*');
    expect(originPattern('http://localhost:4318/v1/logs', false)).toBe('http://localhost/*');
  });
});

describe('a policy', () => {
  it('comes before what the user put there, field by field', () => {
    const { settings, managed } = effectiveSettings(
      { endpoint: 'https://theirs.example', headers: { A: '1' } },
      { endpoint: 'https://mine.example', headers: { B: '2' }, enabled: true },
    );
    expect(settings).toMatchObject({ endpoint: 'https://theirs.example/v1/logs', headers: { A: '1' }, enabled: true });
    expect([...managed].sort()).toEqual(['endpoint', 'headers']);
  });

  it('that cannot be read gives the default, never the user’s value', () => {
    const { settings, managed, errors } = effectiveSettings({ redact: 'yes' }, { redact: false });
    expect(settings.redact).toBe(true);
    expect(managed.has('redact')).toBe(true);
    expect(errors.managed).toEqual([{ field: 'redact', kind: 'flag' }]);
  });

  it('is off by itself, and without an endpoint', () => {
    expect(isOn(effectiveSettings(undefined, undefined).settings)).toBe(false);
    expect(isOn(effectiveSettings({ enabled: true }, undefined).settings)).toBe(false);
    expect(isOn(effectiveSettings({ enabled: true, endpoint: 'http://a.example' }, undefined).settings)).toBe(true);
  });
});
