import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures';
import { expectRows, gridOf } from './grid';

test('a call in a minified script is shown, and opened, where its own source map says', async ({ open }) => {
  const { panel, devtools } = await open('/mapped.html');
  await expectRows(panel, 1);
  await gridOf(panel).getByRole('row').filter({ hasText: '/mapped' }).click();
  const source = readFileSync(join(import.meta.dirname, '../demo/page/mapped.ts'), 'utf8').split('\n');
  const place = (code: string) => `page/mapped.ts:${source.findIndex((line) => line.includes(code)) + 1}`;
  await expect(panel.getByText(`connectToServer ${place('return new WebSocket')}`)).toBeVisible();
  const closed = panel.getByText(`hangUpForGood ${place('socketToClose.close')}`);
  await expect(closed).toBeVisible();
  const link = panel.getByRole('button', { name: place('socketToClose.close') });
  await expect(link).toHaveAttribute('title', /mapped\.ts:\d+:\d+ .*\/mapped\.js:1:\d+/);
  const opened = devtools.getByRole('tab', { name: /^mapped\.ts/ });
  // DevTools opens what it knows, and reads the script's map in its own time.
  await expect(async () => {
    if (!(await opened.isVisible())) await link.click({ timeout: 5_000 });
    await expect(opened).toBeVisible({ timeout: 5_000 });
  }).toPass();
});
