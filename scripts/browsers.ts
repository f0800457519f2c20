import { chromium } from 'playwright';
import { type BrowserKind, type BrowserSearch, findBrowser } from './find-browser';
import { type Machine, thisMachine } from './machine';

/** Chrome's first version that ignores `--load-extension` in its branded builds. */
const LOAD_EXTENSION_GONE = 137;

/**
 * Chromium first, then Chrome for Testing: Google's branded Chrome no longer takes an extension from the command line,
 * so it is never picked by itself.
 */
const CHROMIUM: BrowserKind = {
  name: 'Chromium',
  variables: ['HANGUP_CHROMIUM', 'CHROME_PATH'],
  commands: ['chromium', 'chromium-browser', 'chrome-for-testing', 'google-chrome-for-testing'],
  places: ({ platform, env, home }) => {
    if (platform === 'darwin') {
      return ['', home].flatMap((base) => [
        `${base}/Applications/Chromium.app/Contents/MacOS/Chromium`,
        `${base}/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing`,
      ]);
    }
    if (platform === 'win32') {
      return [env.LOCALAPPDATA, env.PROGRAMFILES, env['PROGRAMFILES(X86)']]
        .filter((base) => base !== undefined)
        .map((base) => `${base}\\Chromium\\Application\\chrome.exe`);
    }
    return [
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/lib/chromium/chromium',
      '/usr/lib64/chromium/chromium',
    ];
  },
  package: 'chromium',
  playwright: { name: 'chromium', path: () => chromium.executablePath() },
  unfit(machine, path) {
    if (fromSnap(machine, path)) return 'it is a snap, which may not read the extension or a profile in /tmp';
    // Windows' chrome.exe opens a window instead of printing its version.
    if (machine.platform === 'win32') return null;
    const [, major] = /^Google Chrome (\d+)/.exec(machine.run(path, ['--version']).output) ?? [];
    return Number(major) >= LOAD_EXTENSION_GONE
      ? `Google's branded Chrome takes no extension from the command line since version ${LOAD_EXTENSION_GONE}`
      : null;
  },
};

const FIREFOX: BrowserKind = {
  name: 'Firefox',
  variables: ['HANGUP_FIREFOX', 'FIREFOX_PATH'],
  commands: ['firefox-esr', 'firefox', 'firefox-developer-edition'],
  places: ({ platform, env, home }) => {
    if (platform === 'darwin') {
      return ['', home].map((base) => `${base}/Applications/Firefox.app/Contents/MacOS/firefox`);
    }
    if (platform === 'win32') {
      return [env.PROGRAMFILES, env['PROGRAMFILES(X86)']]
        .filter((base) => base !== undefined)
        .map((base) => `${base}\\Mozilla Firefox\\firefox.exe`);
    }
    return ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/usr/lib/firefox/firefox', '/opt/firefox/firefox'];
  },
  package: 'firefox-esr',
  // Playwright's Firefox is patched for its own protocol and takes no extension.
  playwright: null,
  unfit: (machine, path) => (fromSnap(machine, path) ? 'it is a snap, which may not read a profile in /tmp' : null),
};

export function findChromium(machine: Machine = thisMachine, say: (line: string) => void = console.log): BrowserSearch {
  return findBrowser(CHROMIUM, machine, say);
}

export function findFirefox(machine: Machine = thisMachine, say: (line: string) => void = console.log): BrowserSearch {
  return findBrowser(FIREFOX, machine, say);
}

/** Ubuntu's `chromium-browser` and `firefox` are scripts that hand over to a snap. */
function fromSnap(machine: Machine, path: string): boolean {
  return path.startsWith('/snap/') || (machine.head(path).startsWith('#!') && machine.head(path).includes('/snap/'));
}
