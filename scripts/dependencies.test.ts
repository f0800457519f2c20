import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isInstalled } from './dependencies.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hangup-dependencies-'));
  mkdirSync(join(root, 'node_modules'));
});
afterEach(() => rmSync(root, { recursive: true }));

type Packages = Record<string, { version?: string; optional?: boolean }>;

function lock(file: string, packages: Packages) {
  writeFileSync(join(root, file), JSON.stringify({ packages }));
}

it('is not installed where npm left no list of what it installed', () => {
  lock('package-lock.json', {});
  expect(isInstalled(root)).toBe(false);
});

it('is installed when every package is there in its version', () => {
  lock('package-lock.json', { '': {}, 'node_modules/a': { version: '1.0.0' } });
  lock('node_modules/.package-lock.json', { 'node_modules/a': { version: '1.0.0' } });
  expect(isInstalled(root)).toBe(true);
});

it('is not installed when one is missing or of another version', () => {
  lock('package-lock.json', { '': {}, 'node_modules/a': { version: '1.0.1' } });
  lock('node_modules/.package-lock.json', { 'node_modules/a': { version: '1.0.0' } });
  expect(isInstalled(root)).toBe(false);
  lock('node_modules/.package-lock.json', {});
  expect(isInstalled(root)).toBe(false);
});

it("does not ask for another platform's packages", () => {
  lock('package-lock.json', { 'node_modules/a-win32': { version: '1.0.0', optional: true } });
  lock('node_modules/.package-lock.json', {});
  expect(isInstalled(root)).toBe(true);
});
