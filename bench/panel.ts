import { mkdtempSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright';
import type { LogEntry } from '../lib/model/entry.ts';
import { emptyTabLog } from '../lib/model/journal.ts';
import { findChromium } from '../scripts/browsers.ts';
import { extensionId, launchChromium } from '../scripts/chromium.ts';
import { firstRows, watchFirstRows } from './first-rows.ts';
import { sampleEntries, writeLog } from './long-log.ts';
import { type LongestTask, longestTask, memory, worked } from './main-thread.ts';
import { measureTable } from './plain-table.ts';
import { ms, type Row } from './row.ts';
import { STEPS, scrollThrough } from './scroll-through.ts';

/**
 * How the built panel bears long logs, in real Chromium, beside a plain table of as many rows:
 * `npx wxt build && npx tsx bench/panel.ts`. Not part of `npm test`: what it measures hangs on the machine.
 */
const { values } = parseArgs({ options: { events: { type: 'string', multiple: true } } });
const SIZES = (values.events ?? ['100000', '1000000']).map(Number);
const RESULTS = 'bench/panel.md';
/** Events that are appended to the journal. */
const APPENDED = 3_000;
/** A table of more rows takes minutes. */
const MOST_IN_TABLE = 100_000;
const FILTERS = ['1', '10', '100', 'code:1006', '-code:1000', 'host:chat7', '/live.*room=3/', 'going'];

interface Answer {
  /** Milliseconds from the event to the frame that shows the first rows of its result. */
  first: number;
  /** The same for the frame that shows all of it. */
  whole: number;
}

function typed(page: Page, text: string): Promise<Answer> {
  return page.evaluate(async (text) => {
    const input = document.querySelector<HTMLInputElement>('#filter');
    if (!input) throw new Error('No filter');
    const start = performance.now();
    let first = 0;
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    do {
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      first ||= performance.now() - start;
    } while (document.querySelector('[role=grid][aria-busy=true]'));
    return { first, whole: performance.now() - start };
  }, text);
}

async function measurePanel(page: Page, url: string, path: string, count: number): Promise<Row[]> {
  await page.goto(url);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await memory(session);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a log from a file…' }).click();
  const input = await chooser;
  const started = Date.now();
  await input.setFiles(path);
  const first = (await firstRows(page)) - started;
  await page.locator(`[role=grid][aria-rowcount="${count + 1}"]`).waitFor({ timeout: 600_000 });
  const opened = Date.now() - started;

  const keys: Answer[] = [];
  const firstKey = await typed(page, FILTERS[0] ?? '');
  const keysFrom = await worked(session);
  for (const text of FILTERS) keys.push(await typed(page, text));
  const perKey = ((await worked(session)) - keysFrom) / FILTERS.length;
  await typed(page, 'matches nothing at all');
  const rows = await typed(page, '');
  const longestForKeys = await longestTask(session, async () => {
    for (const text of [...FILTERS, '']) await typed(page, text);
  });
  const scrollFrom = await worked(session);
  const frames = await scrollThrough(page, '[role=grid]');
  const perFrame = ((await worked(session)) - scrollFrom) / STEPS;
  const longestForFrames = await longestTask(session, () => scrollThrough(page, '[role=grid]'));
  const after = await memory(session);
  const perEvent = (what: 'heap' | 'buffers') => `${Math.round((after[what] - before[what]) / count)} B`;
  return [
    ['a file is chosen → first rows', ms(first)],
    ['a file is chosen → all its rows', ms(opened)],
    ['nothing matches → all rows are shown again', ms(rows.whole)],
    ['first key in the filter → its first rows', ms(firstKey.first)],
    ['later keys → first rows, median', ms(median(keys.map(({ first }) => first)))],
    ['later keys → first rows, slowest', ms(Math.max(...keys.map(({ first }) => first)))],
    ['later keys → whole result, median', ms(median(keys.map(({ whole }) => whole)))],
    ['later keys → whole result, slowest', ms(Math.max(...keys.map(({ whole }) => whole)))],
    ['main thread, for each key', ms(perKey * 1000)],
    ['main thread, longest task between keys', taskText(longestForKeys)],
    ['worst frame while scrolling through all', ms(frames.worst)],
    [`frames of more than 50 ms meanwhile, of ${STEPS}`, String(frames.late)],
    ['main thread, for each frame of it', ms(perFrame * 1000)],
    ['main thread, longest task meanwhile', taskText(longestForFrames)],
    ['heap for each event', perEvent('heap')],
    ['buffers beside the heap for each event', perEvent('buffers')],
  ];
}

const taskText = ({ time, garbage }: LongestTask) => `${ms(time)}, ${ms(garbage)} of it for garbage`;

/** A tab that no other has. */
const TAB = 77_777;

/** Writes entries where the background writes them, under {@link TAB}. */
async function writeJournal(page: Page, entries: readonly LogEntry[], last: number): Promise<void> {
  const own = entries.map((entry) => ({ ...entry, source: { ...entry.source, tabId: TAB } }));
  await page.evaluate(
    ([own, tab]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('hangup');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const tx = opening.result.transaction(['entries', 'tabs'], 'readwrite');
          for (const entry of own) tx.objectStore('entries').put(entry);
          tx.objectStore('tabs').put(tab);
          tx.onerror = () => reject(tx.error);
          tx.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    [own, { ...emptyTabLog(TAB), held: last, lastOrder: last, lastChange: last }] as const,
  );
}

/** The log of a tab that is there when the panel is opened, and grows by 1,000 events a second. */
async function measureJournal(page: Page, url: string, count: number): Promise<Row[]> {
  const writer = await page.context().newPage();
  await writer.goto(`${url}?tabId=${TAB - 1}`);
  const all = [...sampleEntries(count + APPENDED)];
  for (let from = 0; from < count; from += 5_000) {
    await writeJournal(writer, all.slice(from, Math.min(from + 5_000, count)), Math.min(from + 5_000, count));
  }
  await page.goto('about:blank');
  const started = Date.now();
  await page.goto(`${url}?tabId=${TAB}`);
  const first = (await firstRows(page)) - started;
  await page.locator(`[role=grid][aria-rowcount="${count + 1}"]`).waitFor({ timeout: 600_000 });
  const opened = Date.now() - started;

  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const from = await worked(session);
  const begin = performance.now();
  for (let last = count; last < count + APPENDED; last += 100) {
    await writeJournal(writer, all.slice(last, last + 100), last + 100);
    await writer.evaluate(`chrome.runtime.sendMessage({ type: "journal-changed", tabId: ${TAB} })`);
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, begin + last - count + 100 - performance.now())));
  }
  await page.locator(`[role=grid][aria-rowcount="${count + APPENDED + 1}"]`).waitFor({ timeout: 600_000 });
  const perAppended = ((await worked(session)) - from) / APPENDED;
  await writer.close();
  return [
    ['the panel is opened → first rows', ms(first)],
    ['the panel is opened → all rows', ms(opened)],
    ['main thread, for each event appended at 1,000 a second', ms(perAppended * 1000)],
  ];
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

const chromium = findChromium();
if (!chromium.found) throw new Error(chromium.advice);
const { path: executable } = chromium;
const folder = mkdtempSync(join(tmpdir(), 'hangup-bench-'));
const loads = loadavg().map((load) => load.toFixed(1));

/** In a browser and a page of their own, so that none pays for what another left behind. */
async function measured(measure: (page: Page, url: string) => Promise<Row[]>): Promise<Row[]> {
  const { context, close } = await launchChromium({
    executable,
    extension: join(import.meta.dirname, '../.output/chrome-mv3'),
    headless: true,
    // DevTools on the panel itself would slow down what is measured.
    devtools: 'closed',
  });
  try {
    version = context.browser()?.version() ?? '';
    const url = `chrome-extension://${await extensionId(context)}/panel.html`;
    const page = await context.newPage();
    await page.setViewportSize({ width: 1280, height: 800 });
    await watchFirstRows(page);
    return await measure(page, url);
  } finally {
    await close();
  }
}

let version = '';
const parts: string[] = [];
try {
  for (const count of SIZES) {
    const path = join(folder, `${count}.ndjson`);
    await writeLog(path, count);
    const isSmall = count <= MOST_IN_TABLE;
    const log = isSmall ? await measured((page, url) => measureJournal(page, url, count)) : [];
    const panel = [...log, ...(await measured((page, url) => measurePanel(page, url, path, count)))];
    const table = isSmall ? await measured((page) => measureTable(page, count)) : [];
    const lines = panel.map(([what, value]) => {
      const plain = table.find(([same]) => same === what)?.[1] ?? '';
      return `| ${what} | ${value} | ${plain} |`;
    });
    parts.push(
      `## ${count.toLocaleString('en')} events\n\n| | Hangup | plain table |\n| --- | ---: | ---: |\n${lines.join('\n')}\n`,
    );
    console.log(parts.at(-1));
  }
  const about = `Chromium ${version}, Node ${process.versions.node}, without a GPU; ${cpus().length} cores with a load of ${loads.join(', ')} (1, 5 and 15 minutes) before the run. Times are as the clock has them; those of the main thread are its own processor time, which other work on the machine hardly changes.`;
  await writeFile(RESULTS, ['# The panel with long logs', about, ...parts].join('\n\n'));
} finally {
  await rm(folder, { recursive: true, force: true });
}
