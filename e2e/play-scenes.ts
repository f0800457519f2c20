import { sceneOf } from '../demo/scene';
import { SCENES } from '../demo/scenes';
import type { Demo } from '../demo/server';
import type { LogEntry } from '../lib/model/entry';
import { devtoolsOf, inspectedTab, showPanel } from '../scripts/devtools';
import { readJournal } from '../scripts/journal';
import { type Extension, expect } from './fixtures';

/** What was recorded of each scene, by its id. */
export type PlayedScenes = ReadonlyMap<string, readonly LogEntry[]>;

/**
 * Plays all scenes side by side in a page of their own. Resolves as soon as they have begun, to what resolves when all
 * is recorded: they take their time, in which others can play.
 */
export async function playScenes(extension: Extension, demo: Demo): Promise<() => Promise<PlayedScenes>> {
  const page = await extension.context.newPage();
  const panel = await showPanel(await devtoolsOf(page));
  const tabId = await inspectedTab(panel);
  await page.goto(demo.url);
  const playing = page.evaluate(() => window.playScenes());
  // The Network log has sockets of workers that other pages share with this one.
  const ofScenes = async () => (await readJournal(panel, tabId)).filter(({ record }) => sceneOf(record.url) !== null);
  return async () => {
    const made = await playing;
    await expect.poll(async () => (await ofScenes()).length, { message: 'sockets of scenes' }).toBe(made);
    // What DevTools' network log knows comes last; of a constructor that threw it knows nothing.
    const wanting = async () =>
      (await ofScenes()).filter(({ record, evidence }) => record.outcome.kind !== 'constructor-threw' && !evidence);
    await expect.poll(wanting, { message: 'sockets of scenes without evidence' }).toEqual([]);
    const entries = await ofScenes();
    await page.close();
    return new Map(SCENES.map(({ id }) => [id, entries.filter(({ record }) => sceneOf(record.url) === id)]));
  };
}
