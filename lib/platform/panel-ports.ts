import { browser } from 'wxt/browser';
import type { CountConnections } from '../protocol/messages';
import type { AutomationPorts, WatchedTab } from '../state/automation';
import type { PanelPorts, TabPorts } from '../state/ports';
import type { SettingsModel } from '../state/settings';
import { devtoolsTheme, systemTheme } from './devtools-theme';
import { createIdle } from './idle';
import { openJournalReader } from './journals';
import { isOwnSender, requestOpenPage, type Sender } from './own-pages';
import { askRecording, identifyPage, requestPageIdentity } from './tab-requests';

/** Milliseconds. */
const SOON_SLICE = 10;

/** The panel's ports in whichever place its page was opened. */
export function openPanelPorts(location: Location, settings: SettingsModel): PanelPorts {
  const inDevTools = browser.devtools?.inspectedWindow !== undefined;
  const asked = new URLSearchParams(location.search).get('tabId');
  const tabId = inDevTools ? browser.devtools.inspectedWindow.tabId : asked === null ? null : Number(asked);
  return {
    tab: tabId === null || !Number.isInteger(tabId) ? null : tabPorts(tabId, inDevTools),
    theme: inDevTools ? devtoolsTheme() : systemTheme,
    settings,
    storage: localStorage,
    now: () => Date.now(),
    soon(work) {
      const handle = setTimeout(() => {
        const end = performance.now() + SOON_SLICE;
        work(() => performance.now() < end);
      });
      return () => clearTimeout(handle);
    },
    idle: createIdle(document),
    version: browser.runtime.getManifest().version,
    openSource: inDevTools ? openSource : null,
    openReference: (code) => requestOpenPage('reference', String(code)),
    openOptions: () => requestOpenPage('options'),
  };
}

function tabPorts(tabId: number, inDevTools: boolean): TabPorts {
  return {
    tabId,
    journal: openJournalReader(),
    onChanged: (listener) => onJournalChanged(tabId, listener),
    onNavigated(listener) {
      // In a tab of its own the first record of the new document tells.
      if (!inDevTools) return () => {};
      const { onNavigated } = browser.devtools.network;
      onNavigated.addListener(listener);
      return () => onNavigated.removeListener(listener);
    },
    async identify() {
      // DevTools tells of a navigation before the new document's observer listens.
      for (const patience of [50, 100, 200, 400, 800, null]) {
        const identity = await requestPageIdentity(tabId);
        if (identity) return identity;
        if (patience !== null) await new Promise((resolve) => setTimeout(resolve, patience));
      }
      // Nobody listens in that document: it was there before the extension, or no extension may look into it.
      return null;
    },
    notRecorded: () => askRecording(tabId),
    async send(command) {
      await browser.runtime.sendMessage(command);
    },
    reload: inDevTools ? () => void browser.devtools.inspectedWindow.reload() : null,
  };
}

function onJournalChanged(tabId: number, listener: () => void): () => void {
  function hear(message: unknown, sender: Sender): undefined {
    if (!isOwnSender(sender)) return;
    if (typeof message !== 'object' || message === null) return;
    if ('type' in message && message.type === 'journal-changed' && 'tabId' in message && message.tabId === tabId)
      listener();
  }
  browser.runtime.onMessage.addListener(hear);
  return () => browser.runtime.onMessage.removeListener(hear);
}

/** `openResource` counts lines from 0. Firefox has none. */
function openSource(url: string, line: number, column: number): void {
  const { panels } = browser.devtools;
  if ('openResource' in panels && typeof panels.openResource === 'function') {
    panels.openResource(url, line - 1, column - 1, () => {});
  }
}

/** A page that is busy that long is left out. Milliseconds. */
const IDENTIFY_TIMEOUT = 10_000;

export function openAutomationPorts({ tab, now, version }: PanelPorts): AutomationPorts {
  return {
    tabId: tab?.tabId ?? null,
    tabs: watchedTabs,
    async settle(tabId) {
      // The document answers after it has told what it had to tell; the background, after it has written that.
      await withTimeout(requestPageIdentity(tabId));
      const ask: CountConnections = { type: 'count-ends', tabId };
      await browser.runtime.sendMessage(ask);
    },
    journal: openJournalReader(),
    now,
    version,
  };
}

/** Asked one by one: without a permission for it the browser tells an extension no tab's URL. */
async function watchedTabs(): Promise<WatchedTab[]> {
  const tabs = await browser.tabs.query({});
  const answers = await Promise.all(
    tabs.map(async ({ id }) => {
      const page = id === undefined ? null : await identify(id);
      return id !== undefined && page ? [{ tabId: id, url: page.url }] : [];
    }),
  );
  return answers.flat();
}

/** `null`: nobody of ours is in that document, or it does not answer in time. */
function identify(tabId: number) {
  return withTimeout(identifyPage(tabId));
}

function withTimeout(answer: ReturnType<typeof identifyPage>) {
  const tooLate = new Promise<null>((resolve) => setTimeout(resolve, IDENTIFY_TIMEOUT, null));
  return Promise.race([answer.catch(() => null), tooLate]);
}

/** Of a resource that DevTools holds of the inspected page. The browser answers by calling back. */
interface Resource {
  url: string;
  getContent(answer: (content: string | null) => void): void;
}

/**
 * The text of a script of the inspected page, as DevTools holds it: nothing is asked of the network. `null`: DevTools
 * has no such script, is Firefox's, which tells no extension of its resources, or is not there.
 */
export async function scriptText(url: string): Promise<string | null> {
  const inspected: unknown = browser.devtools?.inspectedWindow;
  if (!isResource(inspected)) return null;
  const resources = await new Promise<readonly Resource[]>((resolve) => inspected.getResources(resolve));
  const script = resources.find((resource) => resource.url === url);
  return script ? new Promise((resolve) => script.getContent(resolve)) : null;
}

function isResource(value: unknown): value is { getResources(answer: (resources: Resource[]) => void): void } {
  return (
    typeof value === 'object' && value !== null && 'getResources' in value && typeof value.getResources === 'function'
  );
}
