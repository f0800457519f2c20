import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { EXTENSION } from './fixtures';

const manifest = JSON.parse(readFileSync(join(EXTENSION, 'manifest.json'), 'utf8'));

test('the Chromium build asks for storage and its scripts’ pages alone', () => {
  expect(manifest.manifest_version).toBe(3);
  expect(manifest.permissions).toEqual(['storage']);
  for (const key of [
    'host_permissions',
    'optional_permissions',
    'optional_host_permissions',
    'web_accessible_resources',
  ]) {
    expect(manifest, key).not.toHaveProperty(key);
  }
  for (const script of manifest.content_scripts) expect(script.matches).toEqual(['<all_urls>']);
});

test('the observer listens before the hook speaks, in every frame', () => {
  const [observer, hook, ...others] = manifest.content_scripts;
  const everywhere = { run_at: 'document_start', all_frames: true, match_origin_as_fallback: true };
  expect(others).toEqual([]);
  expect(observer).toMatchObject({ js: ['content-scripts/observer.js'], ...everywhere });
  expect(observer.world ?? 'ISOLATED').toBe('ISOLATED');
  expect(hook).toMatchObject({ js: ['content-scripts/websocket-hook.js'], world: 'MAIN', ...everywhere });
});

test('hook and observer are at most 10 kB together', ({}, info) => {
  const sizes = {
    hook: sizeWithoutMap('content-scripts/websocket-hook.js'),
    observer: sizeWithoutMap('content-scripts/observer.js'),
  };
  const text = `hook ${sizes.hook} B + observer ${sizes.observer} B = ${sizes.hook + sizes.observer} B`;
  info.annotations.push({ type: 'size', description: text });
  console.log(`  ${text}`);
  expect(sizes.hook + sizes.observer, text).toBeLessThanOrEqual(10_000);
});

test('nothing in the Chromium build reaches for webRequest, which would blank every failure text', () => {
  for (const file of textFiles(EXTENSION)) {
    const code = readFileSync(file, 'utf8');
    // The bare word stands in the polyfill's table of methods, and for where Firefox's evidence is from.
    expect(/\.webRequest\b|\[["'`]webRequest|declarativeNetRequest/.test(code), file).toBe(false);
  }
});

/** Bytes of a script as the page pays for it: the source map after it is read by DevTools alone. */
function sizeWithoutMap(path: string): number {
  const code = readFileSync(join(EXTENSION, path), 'utf8').replace(/\/\/# sourceMappingURL=\S+\s*$/, '');
  return Buffer.byteLength(code);
}

function textFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => /\.(js|json|html)$/.test(file) && statSync(file).isFile());
}
