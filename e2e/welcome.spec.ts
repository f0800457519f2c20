import { findingsOf } from './axe';
import { expect, test } from './fixtures';

test('the welcome page fits on one screen, and shows the popup at work', async ({ extension }) => {
  const page = await extension.context.newPage();
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto(extension.url('welcome.html'));
  const popup = page.frameLocator('iframe');
  await popup.getByRole('combobox').or(popup.getByRole('searchbox')).fill('4401');
  await expect(popup.getByRole('row').filter({ hasText: '4401' }).first()).toBeVisible();
  const size = () => page.evaluate(() => [document.body.scrollWidth, document.body.scrollHeight]);
  // Chromium has given all that it will: nothing is missing, and nothing is said of it.
  await expect(page.getByRole('status')).toHaveCount(0);
  await expect.poll(async () => (await size())[1]).toBeLessThanOrEqual(720);
  for (const value of ['light', 'dark']) {
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] });
    expect(await findingsOf(page), value).toEqual([]);
  }
  await page.setViewportSize({ width: 400, height: 720 });
  await expect.poll(async () => (await size())[0]).toBeLessThanOrEqual(400);
  await page.close();
});
