import { readJournalIn } from '../../scripts/journal';
import { expect, test } from './fixtures';

test('a window that Firefox uses again for the next document records each socket once', async ({ openTab, demo }) => {
  const { page, panel } = await openTab('/');
  const close = (reason: string) => `${demo.places.server}/close?code=4000&after=0&reason=${reason}`;
  await page.evaluate(
    async (urls) => {
      const ended = (window: Window & typeof globalThis, url: string) => {
        const socket = new window.WebSocket(url);
        return new Promise((resolve) => socket.addEventListener('close', resolve));
      };
      for (const [index, [early, late]] of urls.entries()) {
        const frame = document.createElement('iframe');
        document.body.append(frame);
        const inner = frame.contentWindow as Window & typeof globalThis;
        // The socket of the frame's first, empty document goes with it; a window may stay.
        if (index === 0) await ended(inner, early);
        else inner.WebSocket;
        const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
        frame.src = '/frame.html';
        await loaded;
        await ended(frame.contentWindow as Window & typeof globalThis, late);
        frame.remove();
      }
    },
    [
      [close('early'), close('after')],
      [close('never'), close('untouched')],
    ] as const,
  );
  const reasons = async () =>
    (await readJournalIn(panel.page, panel.tabId))
      .flatMap(({ record: { outcome } }) => ('reason' in outcome ? [outcome.reason] : []))
      .sort();
  await expect.poll(reasons).toEqual(['after', 'early', 'untouched']);
  // What comes last has come: whatever was told twice would be there by now.
  await page.evaluate(async (url) => {
    const socket = new WebSocket(url);
    await new Promise((resolve) => socket.addEventListener('close', resolve));
  }, close('last'));
  await expect.poll(reasons).toEqual(['after', 'early', 'last', 'untouched']);
});
