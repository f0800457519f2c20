import type { CDPSession, FrameLocator, Page } from 'playwright';
import { waitUntil } from './wait-until';

/** Modules of the DevTools front end, imported in its own page; only what is used here. */
interface FrontEnd {
  sdk: { TargetManager: { TargetManager: { instance(): { primaryPageTarget(): { id(): string } | null } } } };
  ui: { ViewManager: { ViewManager: { instance(): ViewManager } } };
  common: { Settings: { Settings: { instance(): { moduleSetting(name: string): { set(value: string): void } } } } };
}

interface ViewManager {
  views: Map<string, unknown>;
  showView(id: string): Promise<void>;
}

/** The DevTools window of a page, once it is there. */
export async function devtoolsOf(page: Page, timeoutMs = 60_000): Promise<Page> {
  const target = await targetId(page);
  return waitUntil(`DevTools of ${page.url()}`, timeoutMs, async () => {
    for (const candidate of page.context().pages()) {
      if (candidate.url().startsWith('devtools://') && (await inspectedTarget(candidate)) === target) return candidate;
    }
    return null;
  });
}

/** Shows the extension's panel, as a click on its tab would, once DevTools knows it. */
export async function showPanel(devtools: Page, title = 'Hangup'): Promise<FrameLocator> {
  await showView(devtools, title, /^chrome-extension:/);
  return devtools.frameLocator('iframe[src^="chrome-extension://"][src*="/panel.html"]');
}

/** The browser's number of the tab that the panel inspects. */
export function inspectedTab(panel: FrameLocator, timeoutMs = 60_000): Promise<number> {
  // Its frame is there, and empty, before its page is.
  return waitUntil("the panel's page", timeoutMs, () =>
    panel
      .locator('body')
      .evaluate((): number | null => {
        const { chrome } = globalThis as { chrome?: Partial<import('webextension-polyfill').Browser> };
        return chrome?.devtools?.inspectedWindow.tabId ?? null;
      })
      .catch(() => null),
  );
}

/** Shows the view of DevTools whose id ends with `name` and matches, once there is one: `console`, say. */
export async function showView(devtools: Page, name: string, match = /^\w+$/, timeoutMs = 60_000): Promise<void> {
  await waitUntil(`the view ${name}`, timeoutMs, () =>
    devtools
      .evaluate(
        async ({ name, match }) => {
          const path = './ui/legacy/legacy.js';
          const ui: FrontEnd['ui'] = await import(path);
          const views = ui.ViewManager.ViewManager.instance();
          const id = [...views.views.keys()].find((key) => match.test(key) && key.endsWith(name));
          if (id) await views.showView(id);
          return id ?? null;
        },
        { name, match },
      )
      .catch(unlessClosed(devtools)),
  );
}

/** As the theme in DevTools' own settings. */
export async function setTheme(devtools: Page, theme: 'light' | 'dark'): Promise<void> {
  await devtools.evaluate(
    async (value) => {
      const path = './core/common/common.js';
      const common: FrontEnd['common'] = await import(path);
      common.Settings.Settings.instance().moduleSetting('ui-theme').set(value);
    },
    theme === 'light' ? 'default' : theme,
  );
}

/** The id of the page that a DevTools window inspects; `null` while it is starting. */
function inspectedTarget(devtools: Page): Promise<string | null> {
  return devtools
    .evaluate(async () => {
      const path = './core/sdk/sdk.js';
      const sdk: FrontEnd['sdk'] = await import(path);
      return sdk.TargetManager.TargetManager.instance().primaryPageTarget()?.id() ?? null;
    })
    .catch(() => null);
}

async function targetId(page: Page): Promise<string> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const { targetInfo } = await session.send('Target.getTargetInfo');
  await session.detach();
  return targetInfo.targetId;
}

/** The front end's modules throw until its settings are read: not yet, then, unless its window went away. */
function unlessClosed(devtools: Page): (reason: unknown) => null {
  return (reason) => {
    if (devtools.isClosed()) throw reason;
    return null;
  };
}
