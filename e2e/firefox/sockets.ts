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

/** Has the page open a socket at each of these URLs, and resolves when all are open. */
export function openSocketsIn(page: Page, urls: readonly string[]): Promise<unknown> {
  return page.evaluate(
    (urls) =>
      Promise.all(
        urls.map((url) => {
          const socket = new WebSocket(url);
          window.opened = [...(window.opened ?? []), socket];
          return new Promise<void>((resolve) => socket.addEventListener('open', () => resolve()));
        }),
      ),
    urls,
  );
}

/** Has the page close what {@link openSocketsIn} opened, and resolves when all have ended. */
export function closeOpenedIn(page: Page, code: number): Promise<unknown> {
  return page.evaluate(
    (code) =>
      Promise.all(
        window.opened.map((socket) => {
          const ended = new Promise<void>((resolve) => socket.addEventListener('close', () => resolve()));
          socket.close(code);
          return ended;
        }),
      ),
    code,
  );
}
