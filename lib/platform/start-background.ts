import { browser } from 'wxt/browser';
import { commitFrame, createMessageHandler, type MessagePorts } from '../background/handle-message';
import { createPendingWork } from '../background/pending-work';
import { EvidenceMatcher } from '../evidence/evidence-matcher';
import { collectRequestEvidence } from '../evidence/request-evidence';
import type { TabLog } from '../model/journal';
import type { JournalChanged } from '../protocol/messages';
import { createSettingsStore, holdSettings } from '../settings/store';
import { broadcastAccess, obstacle } from './access';
import { showBadge } from './badge';
import { openJournals } from './journals';
import { openOwnPage, welcomeUser } from './own-pages';
import { openMatcherStorage, storageAreas } from './storage';
import { identifyPage, isInspected } from './tab-requests';
import { openTelemetry } from './telemetry';

/** Starts the background. Adds all listeners synchronously: a stopped background is started by those alone. */
export function startBackground(): void {
  const store = createSettingsStore(storageAreas());
  const settings = holdSettings(store);
  const telemetry = openTelemetry();
  const { disk, memory } = openJournals(() => settings.current().kept, telemetry.policy);
  const matcher = new EvidenceMatcher();
  const workerStartedAt = performance.timeOrigin;

  const ports: MessagePorts = {
    engine: import.meta.env.FIREFOX ? 'firefox' : import.meta.env.SAFARI ? 'safari' : 'chromium',
    ownOrigin: browser.runtime.getURL('/'),
    now: () => Date.now(),
    settings,
    disk,
    memory,
    matcher,
    deliveries: createPendingWork(),
    // In Chromium the permission for `webRequest` alone makes the browser withhold the texts of all failures.
    collectRequests: import.meta.env.FIREFOX
      ? (ports) =>
          collectRequestEvidence({
            ...ports,
            webRequest: browser.webRequest,
            storage: openMatcherStorage(),
            delay: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
          })
      : null,
    isPrivateTab: async (tabId) => (await browser.tabs.get(tabId)).incognito,
    isDevToolsOpen: isInspected,
    identifyPage,
    accessObstacle: obstacle,
    openPage: openOwnPage,
    sendQueuedEvents: telemetry.sendNow,
    onLogChanged: announce,
  };
  const handle = createMessageHandler(ports);
  browser.runtime.onMessage.addListener((message: unknown, sender, respond: (answer: unknown) => void) => {
    const answer = handle(message, sender);
    if (!answer) return;
    answer.then(respond, (error: unknown) => respond({ problem: String(error) }));
    return true;
  });
  // Frames with open sockets hold a port, named by the frame's token.
  browser.runtime.onConnect.addListener(({ name, sender, onDisconnect }) => {
    onDisconnect.addListener(() => {
      // The browser prints an error that nothing reads.
      void browser.runtime.lastError;
      commitFrame(ports, name, sender?.tab?.incognito ?? false).catch(() => {});
    });
  });
  browser.tabs.onRemoved.addListener((tabId) => {
    matcher.forget(tabId);
    void Promise.all([disk.deleteTab(tabId), memory.deleteTab(tabId)]);
  });
  // Chromium gives a discarded tab another id when it is loaded again.
  browser.tabs.onReplaced.addListener((to, from) => {
    matcher.forget(from);
    void Promise.all([disk.move(from, to), memory.move(from, to)]);
  });
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void welcomeUser();
    // Content scripts of the earlier version are cut off, and cannot report how their sockets close.
    void disk.deleteProvisional();
  });
  // Entries received before the first start of this background are of an earlier run of the browser.
  browser.runtime.onStartup.addListener(() => void disk.deleteTabsBefore(workerStartedAt));
  // Logs of private windows are shorter than any choice. A log that cannot be shortened now is at its next record.
  store.listen(() => void shortenLogs().catch(() => {}));
  broadcastAccess();

  async function shortenLogs(): Promise<void> {
    const { kept } = await store.read();
    for (const tab of await disk.shorten(kept)) announce(tab);
  }

  function announce(tab: TabLog): void {
    void telemetry.wake();
    const changed: JournalChanged = { type: 'journal-changed', tabId: tab.tabId };
    // Rejects while no page of the extension is open.
    browser.runtime.sendMessage(changed).catch(() => {});
    showBadge(tab);
  }
}
