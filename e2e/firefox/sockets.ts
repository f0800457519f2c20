import type { Page } from 'puppeteer-core';

/** Has the page open so many sockets at this URL, and resolves when all have ended. */
export function endSocketsIn(page: Page, url: string, count: number): Promise<void> {
  return page.evaluate(
    async (url, count) => {
      await Promise.all(
        Array.from({ length: count }, () => {
          const socket = new WebSocket(url);
          return new Promise((resolve) => socket.addEventListener('close', resolve));
        }),
      );
    },
    url,
    count,
  );
}
