import { expect, test } from 'vitest';
import { CAUSES } from '../causes/causes';
import { TIME_LIMITS_OF_PRODUCTS } from '../time-limits';
import { FIXES, fixesFor } from './fixes';

test('every fix says what it does, for which version, and where that was read', () => {
  for (const { id, product, title, text, version, source, note } of FIXES) {
    expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    expect(product, id).toMatch(/\S{2}/);
    expect(title, id).toMatch(/^[A-Z].{8,90}[^.]$/);
    expect(text, id).not.toMatch(/^\s|\s$/);
    expect(version, id).toMatch(/\d|every|all versions|APIs|CLI|Common Runtime/);
    expect(source, id).toMatch(/^(?:https:\/\/|github:|RFC |WHATWG |IANA |W3C )\S/);
    if (note !== undefined) expect(note, id).toMatch(/^[A-Z"'\d].*\.$|^[a-zA-Z].*\.$/s);
  }
  expect(new Set(FIXES.map(({ id }) => id)).size).toBe(FIXES.length);
});

test('every fix is for causes that there are, each named once', () => {
  const known = new Set<string>(CAUSES.map(({ id }) => id));
  for (const { id, causes } of FIXES) {
    expect(new Set(causes).size, id).toBe(causes.length);
    expect(
      causes.filter((cause) => !known.has(cause)),
      id,
    ).toEqual([]);
  }
});

test('the products that people ask for have fixes', () => {
  const products = FIXES.map(({ product }) => product).join('\n');
  for (const product of [
    'nginx',
    'Apache',
    'HAProxy',
    'Caddy',
    'AWS Application',
    'Google Cloud',
    'Cloudflare',
    'Heroku',
    'Kubernetes',
  ]) {
    expect(products).toContain(product);
  }
  for (const product of [
    'ws (Node.js)',
    'Socket.IO',
    'graphql-ws',
    'Phoenix',
    'Django Channels',
    'FastAPI',
    'Spring',
    'ASP.NET Core',
    'Page',
  ]) {
    expect(products).toContain(product);
  }
});

test('what is for a cause before all comes first', () => {
  expect(fixesFor('nginx-read-timeout')[0]?.id).toBe('nginx-timeout');
  expect(fixesFor('origin-rejected').length).toBeGreaterThan(4);
  expect(fixesFor('navigation')).toEqual([]);
});

test('every time limit has its source, and a cause of its own only where there is one', () => {
  for (const { product, setting, ms, source } of TIME_LIMITS_OF_PRODUCTS) {
    expect(`${product} ${setting}`).toMatch(/\S+ \S+/);
    expect(ms).toBeGreaterThanOrEqual(1_000);
    expect(source).toMatch(/^(?:https:\/\/|github:)\S/);
  }
});
