import type { FrameLocator, Page } from 'playwright/test';
import { FAULTS } from '../demo/faults';
import type { Demo } from '../demo/server';
import type { LogEntry } from '../lib/model/entry';
import { entriesByFault } from '../scripts/compare-records';
import { devtoolsOf, inspectedTab, showPanel } from '../scripts/devtools';
import { readJournal } from '../scripts/journal';
import { type Extension, expect } from './fixtures';
import { expectRows, tallEnough } from './grid';

/** All but those that take a browser's patience. */
export const PLAYED = FAULTS.filter(({ slow }) => slow === undefined);
/** Those of them that leave a row. */
export const RECORDED = PLAYED.filter(({ expected }) => expected.outcome !== 'nothing');

export interface PlayedFaults {
  /** Tall enough to draw every row. */
  panel: FrameLocator;
  devtools: Page;
  entries: LogEntry[];
  close(): Promise<void>;
}

/** Plays the faults in one page with the real panel open, and waits for all that is ever known of them. */
export async function playFaults(extension: Extension, demo: Demo): Promise<PlayedFaults> {
  const page = await extension.context.newPage();
  const devtools = await devtoolsOf(page);
  await devtools.setViewportSize(tallEnough(RECORDED.length));
  const panel = await showPanel(devtools);
  const tabId = await inspectedTab(panel);
  await page.goto(demo.url);
  await page.evaluate(
    (ids) => window.playAll(ids),
    PLAYED.map(({ id }) => id),
  );
  await expectRows(panel, RECORDED.length);
  // What DevTools' network log knows comes last.
  const wanting = async () => {
    const entries = entriesByFault(await readJournal(panel, tabId));
    return RECORDED.filter(({ id, expected }) => expected.evidence && !entries.get(id)?.[0]?.evidence).length;
  };
  await expect.poll(wanting, { message: 'faults without evidence' }).toBe(0);
  return { panel, devtools, entries: await readJournal(panel, tabId), close: () => page.close() };
}
