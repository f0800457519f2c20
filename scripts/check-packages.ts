import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import JSZip from 'jszip';
import { ROOT } from './dependencies.mjs';

/**
 * `npm run zip:check`: makes the stores' packages twice and compares them byte by byte; then builds the sources package
 * in a folder of its own, and compares what comes out with the Firefox package. `--install`: with dependencies
 * installed there by `npm ci`, as a reviewer would, instead of those that are here already.
 */
const OUTPUT = join(ROOT, '.output');
const install = process.argv.includes('--install');

const first = await packages();
const second = await packages();
const problems = [...first].flatMap(([name, bytes]) =>
  second.get(name)?.equals(bytes) ? [] : [`${name} differs when it is made once more.`],
);
for (const [name, bytes] of second) {
  console.log(`${createHash('sha256').update(bytes).digest('hex')}  ${name}  ${bytes.length} bytes`);
}
problems.push(...(await sourcesProblems(named(second, 'sources'), named(second, 'firefox'))));
for (const problem of problems) console.error(`✗ ${problem}`);
if (problems.length === 0) console.log('✓ made twice, the same bytes; the sources build the same extension');
process.exitCode = problems.length === 0 ? 0 : 1;

/** Makes them all anew: name → bytes. */
async function packages(): Promise<Map<string, Buffer>> {
  for (const name of await zips()) await rm(join(OUTPUT, name));
  for (const browser of ['chrome', 'firefox']) wxt(ROOT, 'zip', '--browser', browser);
  const made = await Promise.all(
    (await zips()).map(async (name) => [name, await readFile(join(OUTPUT, name))] as const),
  );
  return new Map(made);
}

async function zips(): Promise<string[]> {
  return existsSync(OUTPUT) ? (await readdir(OUTPUT)).filter((name) => name.endsWith('.zip')).sort() : [];
}

function named(made: ReadonlyMap<string, Buffer>, kind: string): Buffer {
  const found = [...made].find(([name]) => name.endsWith(`-${kind}.zip`));
  if (!found) throw new Error(`There is no package ${kind}.`);
  return found[1];
}

async function sourcesProblems(sources: Buffer, firefox: Buffer): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'hangup-sources-'));
  try {
    for (const [path, content] of await unpack(sources)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    if (install) run(folder, 'npm', ['ci', '--no-audit', '--no-fund']);
    else await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    wxt(folder, 'build', '--browser', 'firefox');
    const expected = await unpack(firefox);
    const built = new Map<string, Buffer>();
    const output = join(folder, '.output/firefox-mv3');
    for (const entry of await readdir(output, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile()) built.set(path.slice(output.length + 1).replaceAll('\\', '/'), await readFile(path));
    }
    return [...new Set([...expected.keys(), ...built.keys()])].flatMap((path) => {
      const [one, other] = [expected.get(path), built.get(path)];
      if (one && other) return one.equals(other) ? [] : [`The sources build another ${path}.`];
      return [one ? `The sources do not build ${path}.` : `The sources build ${path}, which is not in the package.`];
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function unpack(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await JSZip.loadAsync(bytes);
  const files = Object.values(zip.files).filter(({ dir }) => !dir);
  return new Map(await Promise.all(files.map(async (file) => [file.name, await file.async('nodebuffer')] as const)));
}

function wxt(folder: string, ...args: string[]): void {
  run(folder, process.execPath, [join(folder, 'node_modules/wxt/bin/wxt.mjs'), ...args]);
}

function run(cwd: string, command: string, args: string[]): void {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed.\n${stdout}${stderr}`);
}
