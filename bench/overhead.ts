import { fork } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findChromium } from '../scripts/browsers.ts';
import { type Browser, launch, type Tab } from './overhead/cdp.ts';
import { type Spread, spreadOf } from './overhead/statistics.ts';

/**
 * What Hangup costs the page that it watches, in real Chromium: `npm run bench:overhead` (after `npm run build`).
 *
 * One browser, three pages of three sites: as it is, with Hangup, and with a plain wrapper that posts each message to
 * the window. Each piece of work is done by all three in turn, the first one changing, so that a pair stands as close
 * together as can be; what is told is the median of the pairs' ratios. Beside the clock, the processor time of the
 * page's main thread: it hardly hangs on what else the machine does.
 */
/** `--only send`: that work alone, for a look in between. */
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '15' }, out: { type: 'string' }, only: { type: 'string' } },
});
const ROUNDS = Number(values.rounds);
const RESULTS = values.out ?? 'bench/overhead.md';
const BUILD = '.output/chrome-mv3';
/** Of the page with frames, itself included. */
const FRAMES = 51;

const ARMS = ['native', 'Hangup', 'wrapper'] as const;
type Arm = (typeof ARMS)[number];
/** A site each, so that each has a process of its own. Hangup is in one of them alone. */
const HOSTS: Record<Arm, string> = { native: '127.0.0.1', wrapper: '127.0.0.2', Hangup: '127.0.0.3' };
type PerArm<Value> = Record<Arm, Value>;

interface Work {
  title: string;
  /** A function of overhead/page.js. */
  run: string;
  /** Pieces: what is told is per piece. */
  count: number;
  size?: number;
}

const WORKS: readonly Work[] = [
  { title: 'constructor', run: 'construct', count: 50 },
  { title: 'whole life: open, one message there and back, close', run: 'life', count: 60 },
  { title: 'send, 64 B, until the server has all', run: 'send', count: 20_000, size: 64 },
  { title: 'send, 4 KB, until the server has all', run: 'send', count: 4_000, size: 4_096 },
  { title: 'send, 64 B, the calls alone', run: 'sendCalls', count: 20_000, size: 64 },
  { title: 'receive, 64 B', run: 'receive', count: 20_000, size: 64 },
  { title: 'receive, 4 KB', run: 'receive', count: 4_000, size: 4_096 },
  { title: 'ping-pong, 64 B', run: 'pingPong', count: 1_500, size: 64 },
  { title: 'a socket opened and closed, 5 at a time', run: 'many', count: 700 },
];

interface Sample {
  /** Microseconds for each piece. */
  clock: number;
  cpu: number;
}

const server = fork(join(import.meta.dirname, 'overhead/server.ts'), { execArgv: process.execArgv });
const port = await new Promise<number>((resolve) => server.once('message', (told) => resolve(Number(told))));
const chromium = findChromium();
if (!chromium.found) throw new Error(chromium.advice);
const extension = narrowed();
const browser = await launch(chromium.path, [
  `--load-extension=${extension}`,
  `--disable-extensions-except=${extension}`,
]);
const { product } = (await (await browser.open('about:blank')).send('Browser.getVersion')) as { product: string };
const load = loadavg();

try {
  const tabs = await perArm((arm) => browser.open(url(arm, arm === 'wrapper' ? '/wrapper' : '/native')));
  for (const arm of ARMS) await tabs[arm].send('Performance.enable', { timeDomain: 'threadTicks' });
  await expectHangup(tabs);

  const rows = [];
  for (const work of WORKS.filter(({ run }) => !values.only || run === values.only))
    rows.push([work, await measure(tabs, work)] as const);
  const memory = await measureMemory(tabs);
  const starts = await measureStart(browser);
  const text = report(rows, memory, starts);
  console.log(text);
  writeFileSync(RESULTS, text);
} finally {
  await browser.close();
  server.disconnect();
  await rm(extension, { recursive: true, force: true });
}

function url(arm: Arm, path: string): string {
  return `http://${HOSTS[arm]}:${port}${path}`;
}

/** The build, for one site alone; all else is as it ships. */
function narrowed(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hangup-bench-extension-'));
  cpSync(BUILD, folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as { content_scripts: { matches: string[] }[] };
  for (const script of manifest.content_scripts) script.matches = [`http://${HOSTS.Hangup}/*`];
  writeFileSync(path, JSON.stringify(manifest));
  return folder;
}

/** Nothing would be easier to measure than an extension that does not run. */
async function expectHangup(tabs: PerArm<Tab>): Promise<void> {
  const shown = await perArm((arm) => tabs[arm].evaluate('String(WebSocket)'));
  if (shown.native === shown.Hangup) {
    throw new Error(`Hangup is not in its page: ${shown.Hangup}`);
  }
}

async function perArm<Value>(make: (arm: Arm) => Promise<Value>): Promise<PerArm<Value>> {
  return { native: await make('native'), Hangup: await make('Hangup'), wrapper: await make('wrapper') };
}

async function measure(tabs: PerArm<Tab>, work: Work): Promise<PerArm<Sample[]>> {
  const samples: PerArm<Sample[]> = { native: [], Hangup: [], wrapper: [] };
  // One round more, which warms the code up and is not counted.
  for (let round = -1; round < ROUNDS; round++) {
    for (let turn = 0; turn < ARMS.length; turn++) {
      const arm = ARMS[(round + 1 + turn) % ARMS.length] ?? 'native';
      const sample = await once(tabs[arm], arm, work);
      if (round >= 0) samples[arm].push(sample);
    }
  }
  console.log(`${work.title}: done`);
  return samples;
}

async function once(tab: Tab, arm: Arm, { run, count, size = 0 }: Work): Promise<Sample> {
  const sockets = `ws://${HOSTS[arm]}:${port}`;
  const before = await worked(tab);
  const clock = Number(await tab.evaluate(`work.${run}(${JSON.stringify({ sockets, count, size })})`));
  const cpu = (await worked(tab)) - before;
  return { clock: (clock * 1_000) / count, cpu: (cpu * 1_000_000) / count };
}

/** Seconds of processor time of the page's main thread so far. */
async function worked(tab: Tab): Promise<number> {
  const { metrics } = (await tab.send('Performance.getMetrics')) as { metrics: { name: string; value: number }[] };
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
}

interface Memory {
  /** Bytes for each open socket. */
  open: number[];
  /** Bytes left of each socket that was closed and let go. */
  left: number[];
}

async function measureMemory(tabs: PerArm<Tab>): Promise<PerArm<Memory>> {
  const COUNT = 200;
  const memory: PerArm<Memory> = {
    native: { open: [], left: [] },
    Hangup: { open: [], left: [] },
    wrapper: { open: [], left: [] },
  };
  for (let round = -1; round < ROUNDS; round++) {
    for (const arm of ARMS) {
      const tab = tabs[arm];
      const sockets = `ws://${HOSTS[arm]}:${port}`;
      const before = await heap(tab);
      await tab.evaluate(`work.keep(${JSON.stringify({ sockets, count: COUNT })})`);
      const during = await heap(tab);
      await tab.evaluate('work.letGo()');
      const after = await heap(tab);
      if (round < 0) continue;
      memory[arm].open.push((during - before) / COUNT);
      memory[arm].left.push((after - before) / COUNT);
    }
  }
  return memory;
}

/**
 * Bytes in use by the page, our world and the browser's objects of both, after collections: as soon as they grow no less
 * any more. What a page tells of its sockets' ends is under way for a moment.
 */
async function heap(tab: Tab): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let same = 0; same < 3; ) {
    await tab.evaluate('new Promise((resolve) => setTimeout(resolve, 100))');
    await tab.send('HeapProfiler.collectGarbage');
    const { usedSize = 0, embedderHeapUsedSize = 0 } = (await tab.send('Runtime.getHeapUsage')) as Partial<
      Record<'usedSize' | 'embedderHeapUsedSize', number>
    >;
    const used = usedSize + embedderHeapUsedSize;
    same = used < least ? 0 : same + 1;
    least = Math.min(least, used);
  }
  return least;
}

interface Start {
  /** Milliseconds of processor time of the main thread, for each frame of the page. */
  native: number[];
  Hangup: number[];
  /** Of each run of the scripts themselves, as the browser's trace has it: milliseconds of processor time. */
  hook: number[];
  observer: number[];
}

async function measureStart(browser: Browser): Promise<Start> {
  const start: Start = { native: [], Hangup: [], hook: [], observer: [] };
  for (let round = -1; round < ROUNDS; round++) {
    for (const arm of round % 2 ? (['native', 'Hangup'] as const) : (['Hangup', 'native'] as const)) {
      const tab = await browser.open(url(arm, '/frame'));
      await tab.send('Performance.enable', { timeDomain: 'threadTicks' });
      const before = await worked(tab);
      const loaded = tab.event('Page.loadEventFired');
      await tab.send('Page.navigate', { url: url(arm, '/frames') });
      await loaded;
      const cpu = ((await worked(tab)) - before) * 1_000;
      if (round >= 0) start[arm].push(cpu / FRAMES);
      await tab.close();
    }
  }
  const traced = await traceScripts(browser);
  return { ...start, ...traced };
}

/** How long the two scripts run in each frame of the page. */
async function traceScripts(browser: Browser): Promise<Pick<Start, 'hook' | 'observer'>> {
  const scripts = { hook: [] as number[], observer: [] as number[] };
  const tab = await browser.open(url('Hangup', '/frame'));
  for (let round = 0; round < 3; round++) {
    const stop = tab.onEvent('Tracing.dataCollected', ({ value }) => {
      for (const event of value as { name: string; tdur?: number; args: { data?: { url?: string } } }[]) {
        if (event.name !== 'EvaluateScript' || event.tdur === undefined) continue;
        const script = event.args.data?.url ?? '';
        if (script.endsWith('websocket-hook.js')) scripts.hook.push(event.tdur / 1_000);
        if (script.endsWith('observer.js')) scripts.observer.push(event.tdur / 1_000);
      }
    });
    await tab.send('Tracing.start', { traceConfig: { includedCategories: ['devtools.timeline'] } });
    const loaded = tab.event('Page.loadEventFired');
    await tab.send('Page.navigate', { url: url('Hangup', '/frames') });
    await loaded;
    const complete = tab.event('Tracing.tracingComplete');
    await tab.send('Tracing.end');
    await complete;
    stop();
  }
  await tab.close();
  return scripts;
}

function report(rows: readonly (readonly [Work, PerArm<Sample[]>])[], memory: PerArm<Memory>, starts: Start): string {
  const [one = 0, five = 0, fifteen = 0] = load;
  const lines = [
    '# What Hangup costs the page',
    '',
    `${product}, Node ${process.versions.node}; ${cpus().length} cores, load before the run ${[one, five, fifteen]
      .map((value) => value.toFixed(1))
      .join(', ')} (1, 5, 15 minutes). \`npm run bench:overhead\`, ${ROUNDS} rounds.`,
    '',
    'In one run of one browser, in turns: a page as it is, one with Hangup, and one with a plain function in the place of',
    '`WebSocket` that posts each message to its window, as the usual tools do it. A ratio is that of a pair, to the page as',
    'it is: median [first quartile, third quartile]. *Clock* is what the page waits, *CPU* the processor time of its main',
    'thread.',
    '',
  ];
  for (const kind of ['clock', 'cpu'] as const) {
    lines.push(
      `## ${kind === 'clock' ? 'Clock' : 'CPU'}`,
      '',
      '| | as it is | Hangup | ratio | wrapper’s ratio |',
      '| --- | ---: | ---: | ---: | ---: |',
    );
    for (const [{ title }, samples] of rows) {
      const of = (arm: Arm): number[] => samples[arm].map((sample) => sample[kind]);
      const [native, hangup] = [spreadOf(of('native')), spreadOf(of('Hangup'))];
      lines.push(
        `| ${title} | ${micro(native)} | ${micro(hangup)} | ${ratio(of('native'), of('Hangup'))} | ${ratio(of('native'), of('wrapper'))} |`,
      );
    }
    lines.push('');
  }
  const bytes = (values: readonly number[]): string => {
    const { median, low, high } = spreadOf(values);
    return `${Math.round(median)} [${Math.round(low)}, ${Math.round(high)}]`;
  };
  lines.push(
    '## Memory, bytes for each socket',
    '',
    '| | as it is | Hangup | wrapper |',
    '| --- | ---: | ---: | ---: |',
    `| open | ${ARMS.map((arm) => bytes(memory[arm].open)).join(' | ')} |`,
    `| left once it is closed | ${ARMS.map((arm) => bytes(memory[arm].left)).join(' | ')} |`,
    '',
    '## The start of a page with 50 frames, milliseconds of CPU for each frame',
    '',
    '| | |',
    '| --- | ---: |',
    `| the whole load, as it is | ${milli(starts.native)} |`,
    `| the whole load, with Hangup | ${milli(starts.Hangup)} |`,
    `| of that, more with Hangup than without (pairs) | ${milli(starts.Hangup.map((value, index) => value - (starts.native[index] ?? Number.NaN)))} |`,
    `| the hook’s own script | ${milli(starts.hook)} |`,
    `| the observer’s own script | ${milli(starts.observer)} |`,
    '',
  );
  return lines.join('\n');
}

function micro({ median, low, high }: Spread): string {
  const digits = median < 100 ? 2 : 0;
  return `${median.toFixed(digits)} µs [${low.toFixed(digits)}, ${high.toFixed(digits)}]`;
}

function milli(values: readonly number[]): string {
  const { median, low, high } = spreadOf(values);
  return `${median.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;
}

function ratio(native: readonly number[], other: readonly number[]): string {
  const { median, low, high } = spreadOf(other.map((value, index) => value / (native[index] ?? Number.NaN)));
  return `**${median.toFixed(3)}** [${low.toFixed(3)}, ${high.toFixed(3)}]`;
}
