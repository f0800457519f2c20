import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

const OLDEST_NODE = [20, 19];

/** Installs what package-lock.json asks for, unless exactly that is installed already. Needs Node and npm alone. */
export function ensureDependencies() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    stop(`Hangup needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}.`);
  }
  if (isInstalled(ROOT)) return;
  console.log('Installing dependencies (npm install) ...');
  // Not `npm ci`: it refuses a lock file that was written where the registry lacked a package of another platform.
  // This takes the locked versions just as well, and leaves the lock file as it is.
  if (npm(['install', '--no-save', '--no-audit', '--no-fund']) !== 0) stop('npm install failed: see above.');
}

/** Runs a TypeScript program of ours in this process's place. */
export function handOver(program) {
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', join(ROOT, program), ...process.argv.slice(2)], {
    stdio: 'inherit',
    cwd: ROOT,
  });
  process.exit(status ?? 1);
}

/**
 * Whether each package of the lock file, but for those of other platforms, is in node_modules in that version. npm
 * keeps there what it installed. Times of files tell nothing: a checkout sets them as it likes.
 */
export function isInstalled(root) {
  const wanted = packages(join(root, 'package-lock.json'));
  const present = packages(join(root, 'node_modules/.package-lock.json'));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || (optional && !present[path]) || present[path]?.version === version,
  );
}

function packages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : null;
}

/** The very npm that started us, where one did. */
function npm(args) {
  const path = process.env.npm_execpath;
  const { status } = path
    ? spawnSync(process.execPath, [path, ...args], { stdio: 'inherit', cwd: ROOT })
    : spawnSync('npm', args, { stdio: 'inherit', cwd: ROOT, shell: process.platform === 'win32' });
  return status;
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
