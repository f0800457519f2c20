import { expect } from 'playwright/test';
import { type OracleBrowser, playLives } from './oracle';

/** The same lives in every run, so that a change is what makes one fail; `HANGUP_SEED=random`, or a number, plays others. */
const { HANGUP_SEED = '20261128' } = process.env;
const SEED = HANGUP_SEED === 'random' ? Date.now() % 1_000_000_000 : Number(HANGUP_SEED);
const LIVES = 240;

/** What `npm test` plays in a browser. */
export async function expectTrueRecords(browser: OracleBrowser): Promise<void> {
  const { lives, sockets, failures } = await playLives(browser, SEED, LIVES);
  console.log(`  ${browser.engine}: ${lives} lives from seed ${SEED}, ${sockets} sockets`);
  expect(failures.map(({ report }) => report).join('\n\n')).toBe('');
}
