import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './dependencies.mjs';

/** Builds the extension for Chromium and returns its folder. What the build says is shown only if it fails. */
export function buildExtension(): string {
  const wxt = join(ROOT, 'node_modules/wxt/bin/wxt.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [wxt, 'build'], { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The build failed.\n${stdout}${stderr}`);
  return join(ROOT, '.output/chrome-mv3');
}
