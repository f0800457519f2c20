import type { FrameLocator, Page } from 'playwright/test';
import { rowOf } from '../demo/faults';
import type { LogEntry } from '../lib/model/entry';
import { entriesByFault, faultOf } from '../scripts/compare-records';
import { test as base } from './fixtures';
import { type Row, readRows } from './grid';
import { playFaults, RECORDED } from './play-faults';
import { type PlayedScenes, playScenes } from './play-scenes';
import { waitForRows } from './wait-for-rows';

/** What was recorded of the whole demo: all faults were played in one page, the scenes beside it in another. */
export interface Played {
  /** As the panel of the faults' page shows them, by fault. */
  rows: ReadonlyMap<string, Row>;
  /** The log of the faults' page. */
  entries: readonly LogEntry[];
  byFault: ReadonlyMap<string, readonly LogEntry[]>;
  scenes: PlayedScenes;
  panel: FrameLocator;
  devtools: Page;
}

/** The demo is played once for all files that look at it: a worker takes them one after the other. */
export const test = base.extend<object, { played: Played }>({
  played: [
    async ({ extension, demo }, use) => {
      const scenesRecorded = await playScenes(extension, demo);
      const { panel, devtools, entries, close } = await playFaults(extension, demo);
      const scenes = await scenesRecorded();
      const read = async () => new Map((await readRows(panel)).map((row) => [faultOf(row.URL) ?? row.URL, row]));
      const rows = await waitForRows(read, new Map(RECORDED.map(({ id, expected }) => [id, rowOf(expected)])));
      await use({ rows, entries, byFault: entriesByFault(entries), scenes, panel, devtools });
      await close();
    },
    { scope: 'worker', timeout: 300_000 },
  ],
});
