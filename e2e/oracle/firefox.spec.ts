import { EXTENSION, test } from '../firefox/fixtures';
import { launchOracleFirefox } from './browsers';
import { expectTrueRecords } from './lives';

test('random lives in Firefox: what is recorded is what both ends know', async ({ firefoxPath }) => {
  const browser = await launchOracleFirefox(firefoxPath, EXTENSION);
  try {
    await expectTrueRecords(browser);
  } finally {
    await browser.close();
  }
});
