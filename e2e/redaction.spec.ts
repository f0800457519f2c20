import type { FrameLocator, Page } from 'playwright/test';
import { findingsOf } from './axe';
import { exportAs, textOf } from './files';
import { expect, test } from './fixtures';
import { expectRows } from './grid';
import { endSockets } from './sockets';

test('what is replaced is shown beforehand, and a rule that goes too far can be switched off', async ({
  open,
  demo,
}) => {
  const { page, panel, devtools } = await open('/');
  const url = `${demo.places.server}/close?code=4000&after=0`;
  await endSockets(page, `${url}&access_token=hunter2hunter2&room=7f3b9c1e5a2d4806b1c3`, 1);
  await expectRows(panel, 1);

  await openPreview(panel);
  const preview = panel.getByRole('dialog', { name: 'Secrets that are replaced' });
  const token = preview.getByRole('row', { name: 'hunter2hunter2' });
  const room = preview.getByRole('row', { name: '7f3b9c1e5a2d4806b1c3' });
  await expect(token).toContainText('redacted-1');
  await expect(room).toContainText('redacted-2');

  await preview.getByRole('checkbox', { name: 'Values whose name says secret' }).uncheck();
  await expect(token).toBeHidden();
  await expect(room).toContainText('redacted-1');
  await devtools.keyboard.press('Escape');
  await expect(preview).toBeHidden();

  const file = await textOf(await exportAs(devtools, panel, 'JSON'));
  expect(file).toContain('access_token=hunter2hunter2');
  expect(file).not.toContain('7f3b9c1e5a2d4806b1c3');
  expect(JSON.parse(file).redaction.rules).not.toContain('named-values');

  // It holds until it is changed again, for every tab.
  await openPreview(panel);
  await preview.getByRole('checkbox', { name: 'Values whose name says secret' }).check();
  await expect(token).toContainText('redacted-1');
});

test('a preview of nothing says so, and is accessible', async ({ extension }) => {
  const page = await extension.context.newPage();
  await page.goto(extension.url('panel.html'));
  await openPreview(page);
  await expect(page.getByRole('dialog', { name: 'Secrets that are replaced' })).toContainText('In 0 ends');
  expect(await findingsOf(page)).toEqual([]);
  await page.close();
});

async function openPreview(panel: FrameLocator | Page): Promise<void> {
  await panel.getByRole('button', { name: 'Export', exact: true }).click();
  await panel.getByRole('menuitem', { name: 'See what is replaced…' }).click();
}
