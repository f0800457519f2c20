import { mkdtempSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { CDPSession, Page } from 'playwright';
import { emptyTabLog } from '../lib/journal/journal.ts';
import type { LogEntry } from '../lib/record/entry.ts';
import { findChromium } from '../scripts/browsers.ts';
import { extensionId, launchChromium } from '../scripts/chromium.ts';
import { events, writeLog } from './long-log.ts';

/**
 * How the built panel bears long logs, in real Chromium, beside a plain table of as many rows:
 * `npx wxt build && npx tsx bench/panel.ts`. Not part of `npm test`: what it measures hangs on the machine.
 */
const { values } = parseArgs({ options: { events: { type: 'string', multiple: true } } });
const SIZES = (values.events ?? ['100000', '1000000']).map(Number);
const RESULTS = 'bench/panel.md';
/** Events that are appended to the journal. */
const APPENDED = 3_000;
/** Of the scroll bar, from top to bottom. */
const STEPS = 240;
/** A table of more rows takes minutes. */
const MOST_IN_TABLE = 100_000;
const FILTERS = ['1', '10', '100', 'code:1006', '-code:1000', 'host:chat7', '/live.*room=3/', 'going'];

type Row = [what: string, ...values: string[]];

async function heap(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}

/** Milliseconds from the event to the frame that shows its result. */
function typed(page: Page, text: string): Promise<number> {
  return page.evaluate(
    (text) =>
      new Promise<number>((resolve) => {
        const input = document.querySelector<HTMLInputElement>('#filter');
        if (!input) throw new Error('No filter');
        const start = performance.now();
        input.value = text;
        input.dispatchEvent(new Event('input', { bubbles: true }));
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
      }),
    text,
  );
}

/**
 * The longest time between two frames while the element is scrolled from top to bottom, in 240 steps. No function inside
 * has a name: tsx would call a helper of its own to keep it, which the page does not have.
 */
function worstFrame(page: Page, selector: string): Promise<number> {
  return page.evaluate(async (selector) => {
    const element = document.querySelector(selector);
    if (!element) throw new Error(`No ${selector}`);
    const whole = element.scrollHeight - element.clientHeight;
    let worst = 0;
    let last = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    for (let step = 0; step <= 240; step++) {
      element.scrollTop = (whole * step) / 240;
      const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      worst = Math.max(worst, now - last);
      last = now;
    }
    return worst;
  }, selector);
}

/** Seconds that the page's main thread has worked: the same on a busy machine and on an idle one, more or less. */
async function worked(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
}

async function measurePanel(page: Page, url: string, path: string, count: number): Promise<Row[]> {
  await page.goto(url);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await heap(session);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a log from a file…' }).click();
  const started = performance.now();
  await (await chooser).setFiles(path);
  await page.locator('[role=row][data-key]').first().waitFor();
  const first = performance.now() - started;
  await page.locator(`[role=grid][aria-rowcount="${count + 1}"]`).waitFor({ timeout: 600_000 });
  const opened = performance.now() - started;

  const keys: number[] = [];
  const firstKey = await typed(page, FILTERS[0] ?? '');
  const keysFrom = await worked(session);
  for (const text of FILTERS) keys.push(await typed(page, text));
  const perKey = ((await worked(session)) - keysFrom) / FILTERS.length;
  await typed(page, 'matches nothing at all');
  const rows = await typed(page, '');
  const scrollFrom = await worked(session);
  const scrolling = await worstFrame(page, '[role=grid]');
  const perFrame = ((await worked(session)) - scrollFrom) / STEPS;
  const perEvent = ((await heap(session)) - before) / count;
  return [
    ['a file is chosen → first rows', ms(first)],
    ['a file is chosen → all its rows', ms(opened)],
    ['nothing matches → all rows are shown again', ms(rows)],
    ['first key in the filter → result', ms(firstKey)],
    ['later keys → result, median', ms(keys.sort((a, b) => a - b)[keys.length >> 1] ?? 0)],
    ['later keys → result, slowest', ms(keys.at(-1) ?? 0)],
    ['main thread, for each key', ms(perKey * 1000)],
    ['worst frame while scrolling through all', ms(scrolling)],
    ['main thread, for each frame of it', ms(perFrame * 1000)],
    ['heap for each event', `${Math.round(perEvent)} B`],
  ];
}

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
  const all = [...events(count + APPENDED)];
  for (let from = 0; from < count; from += 5_000) {
    await writeJournal(writer, all.slice(from, Math.min(from + 5_000, count)), Math.min(from + 5_000, count));
  }
  await page.goto('about:blank');
  const started = performance.now();
  await page.goto(`${url}?tabId=${TAB}`);
  await page.locator('[role=row][data-key]').first().waitFor();
  const first = performance.now() - started;
  await page.locator(`[role=grid][aria-rowcount="${count + 1}"]`).waitFor({ timeout: 600_000 });
  const opened = performance.now() - started;

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

/** The same number of rows and cells as everybody would write them first. */
async function measureTable(page: Page, count: number): Promise<Row[]> {
  await page.goto('about:blank');
  const built = await page.evaluate(
    (count) =>
      new Promise<number>((resolve) => {
        const start = performance.now();
        const box = document.createElement('div');
        box.style.cssText = 'height: 700px; overflow: auto; font: 12px system-ui';
        const table = document.createElement('table');
        for (let row = 0; row < count; row++) {
          const line = table.insertRow();
          for (let cell = 0; cell < 10; cell++) line.insertCell().textContent = `${row} ${cell} going away`;
        }
        box.append(table);
        document.body.append(box);
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
      }),
    count,
  );
  return [
    ['nothing matches → all rows are shown again', ms(built)],
    ['worst frame while scrolling through all', ms(await worstFrame(page, 'div'))],
  ];
}

const ms = (value: number) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;

const chromium = findChromium();
if (!chromium.found) throw new Error(chromium.advice);
const folder = mkdtempSync(join(tmpdir(), 'hangup-bench-'));
const { context, close } = await launchChromium({
  executable: chromium.path,
  extension: join(import.meta.dirname, '../.output/chrome-mv3'),
  headless: true,
});
const report: string[] = [
  [
    '# The panel with long logs',
    `Chromium ${context.browser()?.version() ?? ''}, Node ${process.versions.node}, without a GPU; ${cpus().length} cores with a load of ${loadavg()
      .map((load) => load.toFixed(1))
      .join(
        ', ',
      )} (1, 5 and 15 minutes) before the run. Times are as the clock has them; those of the main thread are its own processor time, which other work on the machine hardly changes.`,
    '',
  ].join('\n\n'),
];
try {
  const page = await context.newPage();
  const url = `chrome-extension://${await extensionId(context)}/panel.html`;
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const count of SIZES) {
    const path = join(folder, `${count}.ndjson`);
    await writeLog(path, count);
    const log = count <= MOST_IN_TABLE ? await measureJournal(page, url, count) : [];
    const panel = [...log, ...(await measurePanel(page, url, path, count))];
    const table = count <= MOST_IN_TABLE ? await measureTable(page, count) : [];
    const lines = panel.map(([what, value]) => {
      const plain = table.find(([same]) => same === what)?.[1] ?? '';
      return `| ${what} | ${value} | ${plain} |`;
    });
    report.push(
      `\n## ${count.toLocaleString('en')} events\n\n| | Hangup | plain table |\n| --- | ---: | ---: |\n${lines.join('\n')}\n`,
    );
    console.log(report.at(-1));
  }
  await writeFile(RESULTS, report.join(''));
} finally {
  await close();
  await rm(folder, { recursive: true, force: true });
}
