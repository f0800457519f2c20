import type { Page } from 'playwright/test';
import { type Extension, expect } from './fixtures';

/** Opens the popup's page as if it were shown over a tab. */
export async function openPopup(extension: Extension, tabId?: number): Promise<Page> {
  const page = await extension.context.newPage();
  await page.setViewportSize({ width: 380, height: 560 });
  if (tabId !== undefined) {
    await page.addInitScript((id) => {
      for (const api of [Reflect.get(globalThis, 'chrome'), Reflect.get(globalThis, 'browser')]) {
        if (!api) continue;
        Object.defineProperty(api.tabs, 'query', {
          value: async (_: object, answer?: (found: object[]) => void) => {
            answer?.([{ id }]);
            return [{ id }];
          },
        });
      }
    }, tabId);
  }
  await page.goto(extension.url('popup.html'));
  await expect(page.getByRole('grid', { name: 'Close codes' })).toBeVisible();
  return page;
}
