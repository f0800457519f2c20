import { expect, test } from 'vitest';
import { CAUSES, findCause } from '../../lib/analysis/causes/all';
import { TIME_LIMITS_OF_PRODUCTS } from '../time-limits';
import { FIXES, fixesOf } from './fixes';

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

test('every fix is for a cause, and no cause names one twice', () => {
  const named = CAUSES.flatMap(({ fixes }) => fixes);
  expect(FIXES.map(({ id }) => id).filter((id) => !named.includes(id))).toEqual([]);
  for (const { id, fixes } of CAUSES) expect(new Set(fixes).size, id).toBe(fixes.length);
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

test('fixes are found by id, in the order asked for', () => {
  expect(fixesOf(['ws-ping', 'nginx-timeout']).map(({ id }) => id)).toEqual(['ws-ping', 'nginx-timeout']);
  expect(findCause('nginx-read-timeout')?.fixes[0]).toBe('nginx-timeout');
});

test('every time limit has its source, and a cause of its own only where there is one', () => {
  for (const { product, setting, ms, source } of TIME_LIMITS_OF_PRODUCTS) {
    expect(`${product} ${setting}`).toMatch(/\S+ \S+/);
    expect(ms).toBeGreaterThanOrEqual(1_000);
    expect(source).toMatch(/^(?:https:\/\/|github:)\S/);
  }
});
