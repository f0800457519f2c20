import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './dependencies.mjs';

/** Builds the extension and returns its folder. What the build says is shown only if it fails. */
export function buildExtension(browser: 'chrome' | 'firefox'): string {
  const wxt = join(ROOT, 'node_modules/wxt/bin/wxt.mjs');
  const args = [wxt, 'build', '--browser', browser];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The build failed.\n${stdout}${stderr}`);
  return join(ROOT, `.output/${browser}-mv3`);
}
