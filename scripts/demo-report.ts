import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fault } from '../demo/fault';
import type { LogEntry } from '../lib/model/entry';
import { differences, entriesByFault } from './compare-records';
import type { Pictures } from './demo-pictures';
import { ROOT } from './dependencies.mjs';
import type { Exported } from './exported';
import { tableOf } from './table';

/** Milliseconds after the last fault in which all that the browser knows must have arrived. */
const SETTLING = 20_000;

/** An empty folder for what is written of a demo that was played. */
export async function emptyFolder(name: string): Promise<string> {
  const folder = join(ROOT, '.output', name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return folder;
}

/** Waits until all is recorded as it was caused, or no more is to be expected. */
export async function settle(faults: readonly Fault[], read: () => Promise<LogEntry[]>): Promise<void> {
  const deadline = performance.now() + SETTLING;
  for (;;) {
    const byFault = entriesByFault(await read());
    if (faults.every((fault) => differences(fault, byFault.get(fault.id) ?? []).length === 0)) return;
    if (performance.now() > deadline) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/**
 * Prints the table and writes it to the folder, and names the pictures that failed. Returns the exit code: 0 only if
 * each fault was recorded as it was caused, whatever became of the pictures.
 */
export async function report(
  folder: string,
  faults: readonly Fault[],
  recorded: readonly Exported[],
  { failures }: Pictures,
): Promise<number> {
  const { text, wrong } = tableOf(faults, recorded);
  await writeFile(join(folder, 'table.txt'), `${text}\n`);
  console.log(`\n${text}\n\n${faults.length - wrong} of ${faults.length} faults were recorded as they were caused.`);
  console.log(`Pictures and exports: ${folder}`);
  if (failures.length > 0) console.log(`Pictures that failed: ${failures.join('; ')}`);
  return wrong === 0 ? 0 : 1;
}
