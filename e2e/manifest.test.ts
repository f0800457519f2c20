import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'playwright/test';
import { EXTENSION } from './fixtures';

const manifest = JSON.parse(readFileSync(join(EXTENSION, 'manifest.json'), 'utf8'));

test('the Chromium build asks for storage and its scripts’ pages alone', () => {
  expect(manifest.manifest_version).toBe(3);
  expect(manifest.permissions).toEqual(['storage']);
  for (const key of ['host_permissions', 'optional_permissions', 'web_accessible_resources']) {
    expect(manifest, key).not.toHaveProperty(key);
  }
  for (const script of manifest.content_scripts) expect(script.matches).toEqual(['<all_urls>']);
});

test('beyond that it can ask for the origin of a collector, where its user switches a fleet on', () => {
  expect(manifest.optional_host_permissions).toEqual(['http://*/*', 'https://*/*']);
  expect(manifest.storage).toEqual({ managed_schema: 'managed-schema.json' });
});

test('the background alone may connect to anything: every page forbids itself each connection', () => {
  const pages = readdirSync(EXTENSION).filter((file) => file.endsWith('.html'));
  expect(pages.length).toBeGreaterThanOrEqual(5);
  for (const page of pages) {
    const [head = ''] = readFileSync(join(EXTENSION, page), 'utf8').split('<script');
    expect(head, page).toContain(`<meta http-equiv="Content-Security-Policy" content="connect-src 'none'"`);
  }
});

test('the observer listens before the hook speaks, in every frame', () => {
  const [observer, hook, ...others] = manifest.content_scripts;
  const everywhere = { run_at: 'document_start', all_frames: true, match_origin_as_fallback: true };
  expect(others).toEqual([]);
  expect(observer).toMatchObject({ js: ['content-scripts/observer.js'], ...everywhere });
  expect(observer.world ?? 'ISOLATED').toBe('ISOLATED');
  expect(hook).toMatchObject({ js: ['content-scripts/websocket-hook.js'], world: 'MAIN', ...everywhere });
});

test('compressed, the page script has at most 2.8 kB, page script and content script at most 6.6 kB', ({}, info) => {
  const hook = sizeOf('content-scripts/websocket-hook.js');
  const observer = sizeOf('content-scripts/observer.js');
  const text = `hook ${hook.gzip} B + observer ${observer.gzip} B gzip, ${hook.plain} B + ${observer.plain} B plain`;
  info.annotations.push({ type: 'size', description: text });
  console.log(`  ${text}`);
  expect(hook.gzip, text).toBeLessThanOrEqual(2_800);
  expect(hook.gzip + observer.gzip, text).toBeLessThanOrEqual(6_600);
  expect(hook.plain + observer.plain, text).toBeLessThanOrEqual(14_500);
});

test('nothing in the Chromium build reaches for webRequest, which would blank every failure text', () => {
  for (const file of textFiles(EXTENSION)) {
    const code = readFileSync(file, 'utf8');
    // The bare word stands in the polyfill's table of methods, and for where Firefox's evidence is from.
    expect(/\.webRequest\b|\[["'`]webRequest|declarativeNetRequest/.test(code), file).toBe(false);
  }
});

/** Bytes of a script, the source map of the hook included. */
function sizeOf(path: string): { plain: number; gzip: number } {
  const code = readFileSync(join(EXTENSION, path));
  return { plain: code.length, gzip: gzipSync(code, { level: 9 }).length };
}

function textFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => /\.(js|json|html)$/.test(file) && statSync(file).isFile());
}
