import { launchFirefox } from '../../scripts/firefox';
import { takesSignedAlone } from '../../scripts/firefox-package';
import { EXTENSION, expect, test } from './fixtures';

/** The extension's pages have it; its types come with the polyfill. */
declare const browser: import('webextension-polyfill').Browser;

test('an installation that is no developer’s opens the welcome page', async ({ firefoxPath: executable }) => {
  const firefox = await launchFirefox({ executable, extension: EXTENSION, as: 'package', headless: true });
  if (await takesSignedAlone(await firefox.openPrivileged())) {
    // A released Firefox; ESR, Developer Edition and Nightly take this one.
    test.info().annotations.push({ type: 'not tried', description: 'This Firefox takes signed packages alone.' });
  } else {
    // The driver may lose sight of a tab that it did not open; another page of the extension does not.
    const own = await firefox.openOwn('options.html');
    const shown = () =>
      own.evaluate(() => browser.extension.getViews({ type: 'tab' }).map(({ location }) => location.pathname));
    await expect.poll(shown, { timeout: 60_000 }).toContain('/welcome.html');
  }
  await firefox.close();
});
