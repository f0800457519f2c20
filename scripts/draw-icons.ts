import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { findChromium } from './browsers';

/**
 * Renders icon.svg, a handset laid down on a line that is broken, to public/icon/*.png. Run it when the drawing
 * changes: `npx tsx scripts/draw-icons.ts`. The drawing's edges fall on whole pixels at 16.
 */
const SIZES = [16, 32, 48, 128];

const found = findChromium();
if (!found.found) throw new Error(found.advice);

const svg = await readFile(join(import.meta.dirname, 'icon.svg'), 'utf8');
const browser = await chromium.launch({ executablePath: found.path });
try {
  for (const size of SIZES) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
    const path = join(import.meta.dirname, `../public/icon/${size}.png`);
    await page.screenshot({ path, omitBackground: true });
    await page.close();
  }
} finally {
  await browser.close();
}
