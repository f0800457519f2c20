import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures';
import { expectRows } from './grid';

test('a call in a minified script is shown, and opened, where its own source map says', async ({ open }) => {
  const { panel, devtools } = await open('/mapped.html');
  await expectRows(panel, 1);
  await panel.getByRole('row').filter({ hasText: '/mapped' }).click();
  const source = readFileSync(join(import.meta.dirname, '../demo/page/mapped.ts'), 'utf8').split('\n');
  const place = (code: string) => `page/mapped.ts:${source.findIndex((line) => line.includes(code)) + 1}`;
  await expect(panel.getByText(`connectToServer ${place('return new WebSocket')}`)).toBeVisible();
  const closed = panel.getByText(`hangUpForGood ${place('socketToClose.close')}`);
  await expect(closed).toBeVisible();
  await expect(panel.getByRole('button', { name: place('socketToClose.close') })).toHaveAttribute(
    'title',
    /mapped\.ts:\d+:\d+ .*\/mapped\.js:1:\d+/,
  );
  await panel.getByRole('button', { name: place('socketToClose.close') }).click();
  await expect(devtools.getByRole('tab', { name: /^mapped\.ts/ })).toBeVisible();
});
