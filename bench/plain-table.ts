import type { Page } from 'playwright';
import { ms, type Row } from './row.ts';
import { scrollThrough } from './scroll-through.ts';

/** The same number of rows and cells as everybody would write them first. */
export async function measureTable(page: Page, count: number): Promise<Row[]> {
  await page.goto('about:blank');
  const built = await page.evaluate(
    (count) =>
      new Promise<number>((resolve) => {
        const start = performance.now();
        const box = document.createElement('div');
        box.style.cssText = 'height: 700px; overflow: auto; font: 12px system-ui';
        const table = document.createElement('table');
        for (let row = 0; row < count; row++) {
          const line = table.insertRow();
          for (let cell = 0; cell < 10; cell++) line.insertCell().textContent = `${row} ${cell} going away`;
        }
        box.append(table);
        document.body.append(box);
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
      }),
    count,
  );
  const frames = await scrollThrough(page, 'div');
  return [
    ['nothing matches → all rows are shown again', ms(built)],
    ['worst frame while scrolling through all', ms(frames.worst)],
    ['frames of more than 50 ms meanwhile, of 240', String(frames.late)],
  ];
}
