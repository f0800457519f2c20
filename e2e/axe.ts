import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright/test';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds against a page, as `RULE: ELEMENT`. Its script comes in past the page's own policy. */
export async function findingsOf(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const run = `axe.run().then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 160))))`;
  try {
    await session.send('Runtime.evaluate', { expression: SOURCE });
    const { result } = await session.send('Runtime.evaluate', {
      expression: run,
      awaitPromise: true,
      returnByValue: true,
    });
    if (!Array.isArray(result.value)) throw new Error(`axe-core gave no answer: ${result.description}`);
    return result.value.map(String);
  } finally {
    await session.detach();
  }
}
