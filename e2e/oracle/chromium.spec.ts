import { EXTENSION, test } from '../fixtures';
import { launchOracleChromium } from './browsers';
import { expectTrueRecords } from './lives';

test('random lives in Chromium: what is recorded is what both ends know', async ({ executable }) => {
  const browser = await launchOracleChromium(executable, EXTENSION);
  try {
    await expectTrueRecords(browser);
  } finally {
    await browser.close();
  }
});
