import { extensionId, launchChromium } from '../scripts/chromium';
import { EXTENSION, expect, test } from './fixtures';

/** What chrome://extensions has; only what is used here. */
declare const chrome: {
  developerPrivate: {
    updateProfileConfiguration(update: { inDeveloperMode: boolean }): Promise<void>;
    reload(id: string): Promise<unknown>;
    getExtensionInfo(id: string): Promise<{ state: string; manifestErrors: { message: string }[] }>;
  };
};

test('Chromium has nothing to object to in the manifest', async ({ executable }) => {
  const { context, close } = await launchChromium({ executable, extension: EXTENSION, headless: true });
  const id = await extensionId(context);
  const page = await context.newPage();
  await page.goto('chrome://extensions/');
  // It keeps its objections for developers, and makes them when it loads an extension.
  await page.evaluate(async (id) => {
    await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
    await chrome.developerPrivate.reload(id);
  }, id);
  const info = () => page.evaluate((id) => chrome.developerPrivate.getExtensionInfo(id), id);
  await expect.poll(async () => (await info()).state).toBe('ENABLED');
  expect((await info()).manifestErrors.map(({ message }) => message)).toEqual([]);
  await close();
});
