import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { countConnections } from '../lib/background/connection-counts';
import {
  ingestRecords,
  parseRecordsMessage,
  placeEvidence,
  type ReadRecords,
  sourceOf,
  writePlacements,
} from '../lib/background/ingest';
import { createPendingWork } from '../lib/background/pending-work';
import { notRecordedReason, type PolicyPorts } from '../lib/background/recording-policy';
import type { Origin } from '../lib/evidence/evidence-matcher';
import { EvidenceMatcher } from '../lib/evidence/evidence-matcher';
import { collectRequestEvidence } from '../lib/evidence/request-evidence';
import type { EntrySource } from '../lib/model/entry';
import type { Journal, TabLog } from '../lib/model/journal';
import { broadcastAccess } from '../lib/platform/access';
import { runBackgroundRequest } from '../lib/platform/background-requests';
import { showBadge } from '../lib/platform/badge';
import { openJournals } from '../lib/platform/journals';
import { openWelcomePage } from '../lib/platform/own-pages';
import { openMatcherStorage, openSettingsStore } from '../lib/platform/storage';
import { identifyPage, isInspected } from '../lib/platform/tab-requests';
import { openTelemetry } from '../lib/platform/telemetry';
import type {
  AccessState,
  ConnectionCounts,
  CountConnections,
  DocumentIdentity,
  EvidenceMessage,
  JournalChanged,
  JournalCommand,
  NotRecordedReason,
  Receipt,
  RecordingQuery,
  RecordingState,
} from '../lib/protocol/messages';
import { parseBackgroundRequest, parseCommand, parseEvidenceMessage } from '../lib/protocol/parse-messages';
import { holdSettings } from '../lib/settings/store';
import { isSendNow } from '../lib/telemetry/telemetry';

const ENGINE = import.meta.env.FIREFOX ? 'firefox' : import.meta.env.SAFARI ? 'safari' : 'chromium';

type Answer = AccessState | DocumentIdentity | ConnectionCounts | Receipt | RecordingState | TabLog | null;

export default defineBackground({
  main() {
    const store = openSettingsStore();
    const settings = holdSettings(store);
    const telemetry = openTelemetry();
    const { disk, memory } = openJournals(() => settings.current().kept, telemetry.policy);
    const policy: PolicyPorts = {
      settings: settings.current,
      isDevToolsOpen: isInspected,
      pageUrl: async (tabId) => (await identifyPage(tabId).catch(() => null))?.url ?? null,
    };
    const matcher = new EvidenceMatcher();
    const underWay = createPendingWork();
    const workerStartedAt = performance.timeOrigin;
    const ownOrigin = browser.runtime.getURL('/');
    // Never in Chromium: there the mere permission makes the browser withhold every reason, from everybody.
    const requests = import.meta.env.FIREFOX
      ? collectRequestEvidence({
          webRequest: browser.webRequest,
          matcher,
          storage: openMatcherStorage(),
          now: () => Date.now(),
          delay: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
          isRecorded: async (origin) => (await unrecordedFrom(origin)) === null,
          async settle(tabId, placements) {
            announce(await writePlacements(await journalOf(tabId), tabId, placements, ENGINE, Date.now()));
          },
        })
      : null;

    browser.runtime.onMessage.addListener((message: unknown, sender, respond: (answer: unknown) => void) => {
      const answer = isOwnPage(sender) ? answerToPage(message) : answerToFrame(message, sender);
      if (!answer) return;
      answer.then(respond, (error: unknown) => respond({ problem: String(error) }));
      return true;
    });
    browser.tabs.onRemoved.addListener((tabId) => {
      matcher.forget(tabId);
      void Promise.all([disk.deleteTab(tabId), memory.deleteTab(tabId)]);
    });
    // A tab that Chromium discards has another number when it is looked at again.
    browser.tabs.onReplaced.addListener((to, from) => {
      matcher.forget(from);
      void Promise.all([disk.move(from, to), memory.move(from, to)]);
    });
    browser.runtime.onInstalled.addListener(({ reason }) => {
      if (reason === 'install') void openWelcomePage();
      // Pages that were open before are cut off.
      void disk.deleteProvisional();
    });
    // Private windows' logs are shorter than any choice. What could not be shortened now is at the tab's next end.
    store.listen(() => void shorten().catch(() => {}));
    broadcastAccess();
    // Whatever was received before this worker's first start is of an earlier run of the browser.
    browser.runtime.onStartup.addListener(() => void disk.deleteTabsBefore(workerStartedAt));

    async function shorten(): Promise<void> {
      const { kept } = await store.read();
      for (const tab of await disk.shorten(kept)) announce(tab);
    }

    /** From an observer. */
    function answerToFrame(message: unknown, sender: unknown): Promise<Receipt> | null {
      const read = parseRecordsMessage(message, ownOrigin);
      const source = read && sourceOf(sender, ENGINE);
      return read && source && underWay.add(deliver(read, source));
    }

    async function deliver(read: ReadRecords, source: EntrySource): Promise<Receipt> {
      await requests?.ready;
      if (await unrecordedFrom(source)) return { stored: read.names };
      const journal = source.private ? memory : disk;
      const { receipt, tab } = await ingestRecords(journal, matcher, source, read, Date.now());
      requests?.changed();
      announce(tab);
      return receipt;
    }

    /** From the devtools page, the panel or the popup. */
    function answerToPage(message: unknown): Promise<Answer> | null {
      if (isSendNow(message)) return telemetry.sendNow().then(() => null);
      const request = parseBackgroundRequest(message);
      if (request) return runBackgroundRequest(request, fulfil);
      const evidence = parseEvidenceMessage(message);
      if (evidence) return file(evidence);
      const command = parseCommand(message);
      return command && obey(command);
    }

    async function file({ tabId, items }: EvidenceMessage): Promise<Receipt> {
      const stored = items.map(({ id }) => id);
      const isPrivate = await isPrivateTab(tabId);
      const origin = { tabId, frameId: null, documentId: null, frameUrl: null, private: isPrivate };
      if (await unrecordedFrom(origin)) return { stored };
      announce(await placeEvidence(isPrivate ? memory : disk, matcher, origin, items, ENGINE, Date.now()));
      return { stored };
    }

    async function obey(
      command: JournalCommand | CountConnections | RecordingQuery,
    ): Promise<ConnectionCounts | RecordingState | TabLog> {
      const { tabId } = command;
      const journal = await journalOf(tabId);
      switch (command.type) {
        case 'count-ends':
          // What was told before is counted.
          await Promise.all([underWay.settled(), settings.refresh()]);
          return countConnections(await journal.tab(tabId), await unrecordedIn(tabId));
        case 'ask-recording':
          // A page hears of other settings when the background does, and may ask before that has read them.
          await settings.refresh();
          return { unrecorded: await unrecordedIn(tabId) };
        case 'clear':
          return announce(await journal.clear(tabId));
        case 'set-recording':
          return announce(await journal.setRecording(tabId, command.recording));
      }
    }

    /** The tab shows a document that began then. */
    async function fulfil(tabId: number, startedAt: number): Promise<void> {
      const journal = await journalOf(tabId);
      const { shownSince } = await journal.tab(tabId);
      if (startedAt > shownSince) announce(await journal.commitProvisional(tabId, startedAt));
    }

    async function unrecordedIn(tabId: number, pageUrl: string | null = null): Promise<NotRecordedReason | null> {
      await settings.ready;
      return notRecordedReason(policy, tabId, pageUrl);
    }

    /** The outermost frame's own URL is the page's. */
    function unrecordedFrom({ tabId, frameId, frameUrl }: Origin | EntrySource): Promise<NotRecordedReason | null> {
      return unrecordedIn(tabId, frameId === 0 ? frameUrl : null);
    }

    async function isPrivateTab(tabId: number): Promise<boolean> {
      return (await browser.tabs.get(tabId)).incognito;
    }

    async function journalOf(tabId: number): Promise<Journal> {
      return (await isPrivateTab(tabId)) ? memory : disk;
    }

    /** A message from a page of the extension; a content script's has the URL of its web page. */
    function isOwnPage({ url }: { url?: string | undefined }): boolean {
      return url?.startsWith(ownOrigin) ?? false;
    }

    function announce(tab: TabLog): TabLog {
      void telemetry.wake();
      const changed: JournalChanged = { type: 'journal-changed', tabId: tab.tabId };
      // Nobody listens while no page of the extension is open.
      browser.runtime.sendMessage(changed).catch(() => {});
      showBadge(tab);
      return tab;
    }
  },
});
