import { fork } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findChromium } from '../scripts/browsers.ts';
import { ARMS, type PerArm, type Places, perArm, perArmInTurn, placesOf } from './overhead/arms.ts';
import { type Browser, launch, type Tab } from './overhead/cdp.ts';
import { type Memory, measureMemory } from './overhead/memory.ts';
import { comparison, report } from './overhead/report.ts';
import { measureStart, type Start } from './overhead/start.ts';
import { measure, type Sample, WORKS } from './overhead/work.ts';

/**
 * What Hangup costs the page that it watches, in real Chromium: `npm run bench:overhead` (after `npm run build`).
 *
 * Pages of as many sites in one browser: as it is, with Hangup, and those of arms.ts to compare with. What is told is the
 * median of the pairs' ratios: by the clock, and of the processor time of the page's main thread, which hardly hangs on
 * what else the machine does. How a browser's processes share the machine is settled when it starts, and favours one page
 * or another: so there are several browsers, one after the other.
 *
 * `--only send`: that work alone, for a look in between.
 */
const { values } = parseArgs({
  options: {
    sittings: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '3' },
    out: { type: 'string', default: 'bench/overhead.md' },
    only: { type: 'string' },
  },
});
const sittings = Number(values.sittings);
const rounds = Number(values.rounds);
const BUILD = '.output/chrome-mv3';

const server = fork(join(import.meta.dirname, 'overhead/server.ts'), { execArgv: process.execArgv });
const port = await new Promise<number>((resolve) => server.once('message', (reported) => resolve(Number(reported))));
const chromium = findChromium();
if (!chromium.found) throw new Error(chromium.advice);
const load = loadavg();

const works = WORKS.filter(({ run }) => !values.only || run === values.only).map(
  (work) => [work, perArm<Sample[]>(() => [])] as const,
);
const memory = perArm<Memory>(() => ({ open: [], left: [] }));
const start: Start = { native: [], Hangup: [], hook: [], observer: [] };
let product = '';

try {
  for (let sitting = 0; sitting < sittings; sitting++) {
    const places = placesOf(sitting, port);
    const extension = narrowed(places.Hangup);
    const browser = await launch(chromium.path, [
      `--load-extension=${extension}`,
      `--disable-extensions-except=${extension}`,
    ]);
    try {
      await sit(browser, places);
    } finally {
      await browser.close();
      await rm(extension, { recursive: true, force: true });
    }
    console.log(`browser ${sitting + 1} of ${sittings}: done`);
  }
} finally {
  server.disconnect();
}
const [one = 0, five = 0, fifteen = 0] = load.map((value) => value.toFixed(1));
const machine = `${product}, Node ${process.versions.node}; ${cpus().length} cores, load before the run ${one}, ${five}, ${fifteen} (1, 5, 15 minutes).`;
if (values.only) console.log(comparison(works).join('\n'));
else writeFileSync(values.out, report({ machine, sittings, rounds, works, memory, start }));

async function sit(browser: Browser, places: Places): Promise<void> {
  const version = (await (await browser.open('about:blank')).send('Browser.getVersion')) as { product: string };
  product = version.product;
  const tabs = await perArmInTurn((arm) => browser.open(`http://${places[arm]}/${arm === 'Hangup' ? 'native' : arm}`));
  for (const arm of ARMS) await tabs[arm].send('Performance.enable', { timeDomain: 'threadTicks' });
  await expectHangup(tabs);
  for (const [work, samples] of works) add(samples, await measure(tabs, places, work, rounds));
  if (values.only) return;
  const more = await measureMemory(tabs, places, rounds);
  for (const arm of ARMS) add(memory[arm], more[arm]);
  add(start, await measureStart(browser, places, rounds));
}

/** Adds the samples of one sitting to those of the others. */
function add<Value extends Record<keyof Value, unknown[]>>(all: Value, more: Value): void {
  for (const key of Object.keys(all) as (keyof Value)[]) all[key].push(...more[key]);
}

/** The build, for one site alone; all else is as it ships. */
function narrowed(place: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'hangup-bench-extension-'));
  cpSync(BUILD, folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as { content_scripts: { matches: string[] }[] };
  const [host] = place.split(':');
  for (const script of manifest.content_scripts) script.matches = [`http://${host}/*`];
  writeFileSync(path, JSON.stringify(manifest));
  return folder;
}

/** Nothing would be easier to measure than an extension that does not run. */
async function expectHangup(tabs: PerArm<Tab>): Promise<void> {
  const shown = await perArmInTurn((arm) => tabs[arm].evaluate('String(WebSocket)'));
  if (shown.native === shown.Hangup) throw new Error(`Hangup is not in its page: ${shown.Hangup}`);
}
