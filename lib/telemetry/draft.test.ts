import { describe, expect, it } from 'vitest';
import { readDraft, telemetryDraftOf } from './parse-settings';
import { DEFAULTS, type TelemetrySettings } from './settings';

const SETTINGS: TelemetrySettings = {
  ...DEFAULTS,
  enabled: true,
  endpoint: 'https://collector.example/v1/logs',
  headers: { Authorization: 'Bearer a:b', 'X-Tenant': '7' },
  resourceAttributes: { 'deployment.environment.name': 'grid=7' },
  sampleRatio: 0.5,
};
const NONE = new Set<never>();

describe('a form of settings', () => {
  it('gives back what it was filled with', () => {
    expect(readDraft(telemetryDraftOf(SETTINGS), NONE)).toEqual({ ok: true, values: SETTINGS });
    expect(readDraft(telemetryDraftOf(DEFAULTS), NONE)).toEqual({ ok: true, values: DEFAULTS });
  });

  it('passes over empty lines and blanks around names and values', () => {
    const draft = { ...telemetryDraftOf(SETTINGS), headers: '\n  X-A :  1 \n\n' };
    expect(readDraft(draft, NONE)).toMatchObject({ ok: true, values: { headers: { 'X-A': '1' } } });
  });

  it('names all that is wrong', () => {
    const draft = {
      ...telemetryDraftOf(SETTINGS),
      endpoint: ' ',
      headers: 'X-A: 1\nBearer abc',
      batchEvents: '',
      queueEvents: 'many',
    };
    const read = readDraft(draft, NONE);
    expect(read.ok ? [] : read.errors.map(({ field, kind }) => [field, kind])).toEqual([
      ['headers', 'line'],
      ['batchEvents', 'range'],
      ['queueEvents', 'range'],
      ['endpoint', 'needed'],
    ]);
  });

  it('leaves to a policy what is the policy’s', () => {
    const read = readDraft(telemetryDraftOf(SETTINGS), new Set(['endpoint', 'headers'] as const));
    expect(read.ok && Object.keys(read.values)).not.toContain('endpoint');
    expect(read.ok && Object.keys(read.values)).not.toContain('headers');
  });
});
