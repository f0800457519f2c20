import { browser } from 'wxt/browser';

import type { PanelPorts, TabPorts } from '../models/ports';
import type { SettingsModel } from '../models/settings';
import { devtoolsTheme, systemTheme } from './devtools-theme';
import { createIdle } from './idle';
import { openJournalReader } from './journals';
import { haveOpened } from './own-pages';
import { isOwnSender, type Sender } from './own-sender';
import { haveIdentified } from './page-identity';
import { askRecording } from './recording-state';

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
    shelf: localStorage,
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
    openReference: (code) => haveOpened('reference', String(code)),
    openOptions: () => haveOpened('options'),
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
        const identity = await haveIdentified(tabId);
        if (identity) return identity;
        if (patience !== null) await new Promise((resolve) => setTimeout(resolve, patience));
      }
      // Nobody listens in that document: it was there before the extension, or no extension may look into it.
      return null;
    },
    unrecorded: () => askRecording(tabId),
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
