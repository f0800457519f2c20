import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { Expected, Fault } from '../../demo/fault';
import { expectedIn, FAULTS, rowOf } from '../../demo/faults';
import type { LogEntry } from '../../lib/model/entry';
import { findFirefox } from '../../scripts/browsers';
import { entriesByFault, faultOf } from '../../scripts/compare-records';
import { type Firefox, launchFirefox, PATIENCE_MS } from '../../scripts/firefox';
import { type FirefoxPanel, openPanel } from '../../scripts/firefox-panel';
import { readJournalIn } from '../../scripts/journal';
import { test as base, expect } from '../fixtures';
import { asRow, COLUMNS, type Row, tallEnough } from '../grid';
import { waitForRows } from '../wait-for-rows';

export { expect } from '../fixtures';

/** The build under test. */
export const EXTENSION = process.env.HANGUP_FIREFOX_EXTENSION ?? join(import.meta.dirname, '../../.output/firefox-mv3');

export type FirefoxFault = Omit<Fault, 'expected'> & { expected: Expected };

/** What Firefox can play, with what must be recorded there. */
export const PLAYED: readonly FirefoxFault[] = FAULTS.flatMap((fault) => {
  const expected = fault.slow === undefined ? expectedIn(fault, 'firefox') : null;
  return expected ? [{ ...fault, expected }] : [];
});
export const RECORDED = PLAYED.filter(({ expected }) => expected.outcome !== 'nothing');

export interface Tab {
  page: Page;
  panel: FirefoxPanel;
}

export interface Played {
  rows: ReadonlyMap<string, Row>;
  entries: Map<string, LogEntry[]>;
}

interface WorkerFixtures {
  firefoxPath: string;
  /** The browser, with the extension in it. */
  firefox: Firefox;
  /** A tab in which all faults were played once, and its panel. */
  demoTab: Tab;
  played: Played;
}

/** One Firefox for all tests; a second one, which trusts every certificate, plays the faults that need it. */
export const test = base.extend<{ openTab(url: string): Promise<Tab> }, WorkerFixtures>({
  firefoxPath: [
    async ({}, use) => {
      const firefox = findFirefox();
      if (!firefox.found) throw new Error(firefox.advice);
      await use(firefox.path);
    },
    { scope: 'worker', timeout: 600_000 },
  ],

  firefox: [
    async ({ firefoxPath: executable }, use) => {
      const firefox = await launchFirefox({ executable, extension: EXTENSION, headless: true, privateWindows: true });
      await use(firefox);
      await firefox.close();
    },
    { scope: 'worker', timeout: 150_000 },
  ],

  demoTab: [
    async ({ firefox, demo }, use) => {
      const faults = PLAYED.filter(({ needs }) => needs === undefined);
      await use(await playIn(firefox, demo.url, faults));
    },
    { scope: 'worker', timeout: 300_000 },
  ],

  played: [
    async ({ demoTab, firefoxPath: executable, demo }, use) => {
      const trusting = await launchFirefox({ executable, extension: EXTENSION, headless: true, trustAll: true });
      const faults = PLAYED.filter(({ needs }) => needs !== undefined);
      const second = await playIn(trusting, demo.url, faults);
      const tabs = [await readTab(demoTab), await readTab(second)];
      await trusting.close();
      await use({
        rows: new Map(tabs.flatMap(({ rows }) => [...rows])),
        entries: new Map(tabs.flatMap(({ entries }) => [...entries])),
      });
    },
    { scope: 'worker', timeout: 300_000 },
  ],

  openTab: async ({ firefox, demo }, use) => {
    const tabs: Tab[] = [];
    await use(async (url) => {
      const tab = await openWithPanel(firefox, new URL(url, demo.url).href);
      tabs.push(tab);
      return tab;
    });
    for (const { page, panel } of tabs) await Promise.all([page.close(), panel.page.close()]);
  },
});

async function openWithPanel(firefox: Firefox, url: string): Promise<Tab> {
  const page = await firefox.browser.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(url);
  const panel = await openPanel(firefox, url);
  await page.bringToFront();
  return { page, panel };
}

/** Plays these, and returns when what Firefox tells of each has come. */
async function playIn(firefox: Firefox, url: string, faults: readonly FirefoxFault[]): Promise<Tab> {
  const tab = await openWithPanel(firefox, url);
  await tab.page.evaluate(
    (ids) => window.playAll(ids),
    faults.map(({ id }) => id),
  );
  const wanting = async () => {
    const entries = entriesByFault(await readJournalIn(tab.panel.page, tab.panel.tabId));
    return faults.flatMap(({ id, expected: { outcome, evidence } }) => {
      const entry = entries.get(id)?.[0];
      return outcome === 'nothing' || (entry && (entry.evidence || !evidence)) ? [] : [id];
    });
  };
  await expect.poll(wanting, { message: 'faults without a record, or without evidence', timeout: 60_000 }).toEqual([]);
  return tab;
}

async function readTab({ panel: { page, tabId } }: Tab) {
  const entries = entriesByFault(await readJournalIn(page, tabId));
  const recorded = [...entries.values()].flat().length;
  await page.bringToFront();
  await page.setViewport(tallEnough(recorded));
  // The header is a row, too.
  await expect.poll(async () => (await readCells(page)).length).toBe(recorded);
  const heads = await page.$$eval('[role=columnheader]', (all) => all.map((head) => head.textContent?.trim()));
  expect(heads).toEqual([...COLUMNS]);
  const read = async () => new Map((await readCells(page)).map(asRow).map((row) => [faultOf(row.URL) ?? row.URL, row]));
  const expected = new Map(
    RECORDED.filter(({ id }) => entries.has(id)).map((fault) => [fault.id, rowOf(fault.expected)]),
  );
  return { entries, rows: await waitForRows(read, expected) };
}

/** What the elements say, `''` where there is none: what throws ends a poll. */
export function textIn(page: Page, selector: string): Promise<string> {
  return page.$$eval(selector, (all) => all.map((one) => one.textContent ?? '').join('\n'));
}

/** Of the rows that are drawn. */
export function readCells(page: Page): Promise<string[][]> {
  return page.$$eval('[role=row]', (rows) =>
    rows
      .map((row) => [...row.querySelectorAll('[role=gridcell]')].map((cell) => cell.textContent ?? ''))
      .filter((cells) => cells.length > 0),
  );
}
