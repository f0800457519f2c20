import type { Page } from 'playwright/test';

/**
 * Has the page open `count` sockets at `url`, eight at a time, each told by `&reason=NUMBER` in its URL, and resolves
 * when all have ended.
 */
export function endSockets(page: Page, url: string, count: number, first = 0): Promise<void> {
  return page.evaluate(
    async ({ url, count, first }) => {
      let next = first;
      const one = () =>
        new Promise((resolve) => {
          const socket = new WebSocket(`${url}&reason=${next++}`);
          socket.addEventListener('close', resolve);
        });
      const line = async () => {
        while (next < first + count) await one();
      };
      await Promise.all(Array.from({ length: 8 }, line));
    },
    { url, count, first },
  );
}
