import { readFile } from 'node:fs/promises';
import { type Download, expect, type FrameLocator, type Page } from 'playwright/test';

/** Chooses a format in the panel's own menu. `page`: the window that the panel is in. */
export async function exportAs(
  page: Page,
  panel: FrameLocator | Page,
  format: string,
  group = /^All/,
): Promise<Download> {
  const download = page.waitForEvent('download');
  await panel.getByRole('button', { name: 'Export', exact: true }).click();
  const items = panel.getByRole('menu').getByRole('group', { name: group });
  await items.getByRole('menuitem', { name: format, exact: true }).click();
  return download;
}

export async function textOf(download: Download): Promise<string> {
  return readFile(await download.path(), 'utf8');
}

/** Drops a file onto the panel, and waits until it shows all of it: while it is read, its name stands there twice. */
export async function openDropped(panel: FrameLocator | Page, name: string, text: string): Promise<void> {
  await drop(panel, name, text);
  await expect(panel.locator('strong', { hasText: name })).toBeVisible();
  await expect(panel.getByRole('progressbar')).toHaveCount(0);
}

async function drop(panel: FrameLocator | Page, name: string, text: string): Promise<void> {
  await panel.getByRole('main').evaluate(
    (main, { name, text }) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], name));
      main.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    },
    { name, text },
  );
}
