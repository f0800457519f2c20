import type { Page } from 'playwright/test';

/**
 * Has the page open `count` sockets at a URL, or at several in turn, eight at a time, each told by `&reason=NUMBER` in its
 * URL, and resolves when all have ended.
 */
export function endSockets(page: Page, url: string | readonly string[], count: number, first = 0): Promise<void> {
  return page.evaluate(
    async ({ urls, count, first }) => {
      let next = first;
      const one = () =>
        new Promise((resolve) => {
          const socket = new WebSocket(`${urls[next % urls.length]}&reason=${next++}`);
          socket.addEventListener('close', resolve);
        });
      const line = async () => {
        while (next < first + count) await one();
      };
      await Promise.all(Array.from({ length: 8 }, line));
    },
    { urls: [url].flat(), count, first },
  );
}
