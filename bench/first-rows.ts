import type { Page } from 'playwright';

declare global {
  interface Window {
    /** Milliseconds since 1970. */
    firstRowsAt?: number;
  }
}

/**
 * Has each document that the page opens from now on note when its first rows are drawn. Who asks from outside hears of it
 * later, by what asking takes. No function inside has a name: tsx would call a helper of its own to keep it.
 */
export async function watchFirstRows(page: Page): Promise<void> {
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('[role=row][data-key]')) return;
      observer.disconnect();
      requestAnimationFrame(() =>
        setTimeout(() => {
          window.firstRowsAt = Date.now();
        }),
      );
    }).observe(document, { childList: true, subtree: true });
  });
}

/** When that was. Milliseconds since 1970. */
export async function firstRows(page: Page): Promise<number> {
  const handle = await page.waitForFunction(() => window.firstRowsAt);
  const at = await handle.jsonValue();
  if (at === undefined) throw new Error('No rows');
  return at;
}
