import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findChromium, findFirefox } from '../../scripts/browsers';
import type { BrowserSearch } from '../../scripts/find-browser';
import { type Launched, launchOracleChromium, launchOracleFirefox } from './browsers';
import type { Engine } from './compare';
import { playLives } from './oracle';

/** `npm run oracle`: as many random lives as are wanted, or one that failed. */
const { values } = parseArgs({
  options: {
    lives: { type: 'string', default: '500' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    browser: { type: 'string' },
  },
});
const lives = Number(values.lives);
const seed = Number(values.seed);

interface Kind {
  engine: Engine;
  find(): BrowserSearch;
  launch(path: string): Promise<Launched>;
}

/** The build under test, as the end-to-end tests have it. */
function builtFor(engine: Engine): string {
  const { HANGUP_EXTENSION, HANGUP_FIREFOX_EXTENSION } = process.env;
  const named = engine === 'chromium' ? HANGUP_EXTENSION : HANGUP_FIREFOX_EXTENSION;
  return named ?? join(import.meta.dirname, '../../.output', engine === 'chromium' ? 'chrome-mv3' : 'firefox-mv3');
}

const KINDS: readonly Kind[] = [
  { engine: 'chromium', find: findChromium, launch: (path) => launchOracleChromium(path, builtFor('chromium')) },
  { engine: 'firefox', find: findFirefox, launch: (path) => launchOracleFirefox(path, builtFor('firefox')) },
];
const wanted = KINDS.filter(({ engine }) => values.browser === undefined || engine === values.browser);
if (wanted.length === 0 || !(lives > 0) || !Number.isSafeInteger(seed)) {
  throw new TypeError('npm run oracle -- [--lives 500] [--seed N] [--browser chromium|firefox]');
}

for (const { engine, find, launch } of wanted) {
  const found = find();
  if (!found.found) throw new Error(found.advice);
  const browser = await launch(found.path);
  try {
    const start = performance.now();
    const { sockets, failures } = await playLives(browser, seed, lives);
    for (const { report } of failures) console.log(`${report}\n`);
    const seconds = Math.round((performance.now() - start) / 1_000);
    const failed =
      failures.length === 0 ? 'all as it was' : `wrong: ${failures.map(({ life }) => life.seed).join(', ')}`;
    console.log(`${engine}: ${lives} lives from seed ${seed}, ${sockets} sockets, ${seconds} s; ${failed}`);
    if (failures.length > 0) process.exitCode = 1;
  } finally {
    await browser.close();
  }
}
