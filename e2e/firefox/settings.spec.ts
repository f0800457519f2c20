import { expect, readCells, test, textIn } from './fixtures';
import { endSocketsIn } from './sockets';

declare const browser: import('webextension-polyfill').Browser;

test('options take effect at once: language, theme, what is recorded', async ({ openTab, firefox, demo }) => {
  const { page, panel } = await openTab('/');
  const options = await firefox.openOwn('options.html');
  const set = (items: Record<string, unknown>) =>
    options.evaluate((changed) => browser.storage.local.set(changed), items);
  const heading = () => textIn(options, 'h1');
  await set({ 'setting:language': 'zh_CN', 'setting:theme': 'dark' });
  await expect.poll(heading).toBe('Hangup 选项');
  await expect.poll(() => panel.page.$eval('html', ({ dataset }) => dataset.theme)).toBe('dark');
  await set({ 'setting:language': 'browser', 'setting:theme': 'devtools' });
  await expect.poll(heading).toBe('Hangup options');

  const text = () => textIn(panel.page, 'body');
  await set({ 'setting:recording': 'devtools' });
  await expect.poll(text).toContain('Nothing of this page is recorded.');
  await set({ 'setting:recording': 'sites', 'setting:sites': ['localhost'] });
  await expect.poll(text).not.toContain('Nothing of this page is recorded.');
  await endSocketsIn(page, `${demo.places.server}/close?code=4321&after=0`, 1);
  await panel.page.bringToFront();
  await expect.poll(async () => (await readCells(panel.page)).length).toBe(1);
  await set({ 'setting:recording': 'everywhere' });
  await options.close();
});
