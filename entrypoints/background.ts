import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { isSendNow } from '../lib/fleet/send-now';
import { EvidenceDesk } from '../lib/handshake/evidence-desk';
import { parseEvidenceMessage } from '../lib/handshake/evidence-message';
import type { Origin } from '../lib/handshake/match';
import { gatherRequestEvidence } from '../lib/handshake/request-evidence';
import { placeEvidence, settle } from '../lib/intake/place-evidence';
import { parseRecordsMessage, type ReadRecords } from '../lib/intake/read';
import { type PolicyPorts, type Unrecorded, unrecorded } from '../lib/intake/recording-policy';
import { sourceOf } from '../lib/intake/sender';
import { takeIn } from '../lib/intake/take-in';
import { createUnderWay } from '../lib/intake/under-way';
import { countEnds } from '../lib/journal/count-ends';
import type { Journal, TabLog } from '../lib/journal/journal';
import { tellOfAccess } from '../lib/platform/access';
import { showBadge } from '../lib/platform/badge';
import { openDeskShelf } from '../lib/platform/desk-shelf';
import { runErrand } from '../lib/platform/errands';
import { openFleet } from '../lib/platform/fleet';
import { isInspected } from '../lib/platform/inspected';
import { openJournals } from '../lib/platform/journals';
import { welcome } from '../lib/platform/own-pages';
import { identifyPage } from '../lib/platform/page-identity';
import { settingsArea } from '../lib/platform/settings-area';
import type { EntrySource } from '../lib/record/entry';
import { holdSettings } from '../lib/settings/held';
import { createSettingsStore } from '../lib/settings/store';
import type {
  AccessState,
  AskRecording,
  CountEnds,
  DocumentIdentity,
  EndCounts,
  EvidenceMessage,
  JournalChanged,
  JournalCommand,
  Receipt,
  RecordingState,
} from '../lib/transport/messages';
import { parseCommand, parseErrand } from '../lib/transport/parse';

const ENGINE = import.meta.env.FIREFOX ? 'firefox' : import.meta.env.SAFARI ? 'safari' : 'chromium';

type Answer = AccessState | DocumentIdentity | EndCounts | Receipt | RecordingState | TabLog | null;

export default defineBackground({
  main() {
    const store = createSettingsStore(settingsArea());
    const settings = holdSettings(store);
    const fleet = openFleet();
    const { disk, memory } = openJournals(() => settings.current().kept, fleet.policy);
    const policy: PolicyPorts = {
      settings: settings.current,
      isDevToolsOpen: isInspected,
      pageUrl: async (tabId) => (await identifyPage(tabId).catch(() => null))?.url ?? null,
    };
    const desk = new EvidenceDesk();
    const underWay = createUnderWay();
    const workerStartedAt = performance.timeOrigin;
    const ownOrigin = browser.runtime.getURL('/');
    // Never in Chromium: there the mere permission makes the browser withhold every reason, from everybody.
    const requests = import.meta.env.FIREFOX
      ? gatherRequestEvidence({
          webRequest: browser.webRequest,
          desk,
          shelf: openDeskShelf(),
          now: () => Date.now(),
          delay: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
          isRecorded: async (origin) => (await unrecordedFrom(origin)) === null,
          async settle(tabId, placements) {
            announce(await settle(await journalOf(tabId), tabId, placements, ENGINE, Date.now()));
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
      desk.forget(tabId);
      void Promise.all([disk.forget(tabId), memory.forget(tabId)]);
    });
    // A tab that Chromium discards has another number when it is looked at again.
    browser.tabs.onReplaced.addListener((to, from) => {
      desk.forget(from);
      void Promise.all([disk.move(from, to), memory.move(from, to)]);
    });
    browser.runtime.onInstalled.addListener(({ reason }) => {
      if (reason === 'install') void welcome();
      // Pages that were open before are cut off.
      void disk.forgetForetold();
    });
    // Private windows' logs are shorter than any choice. What could not be shortened now is at the tab's next end.
    store.listen(() => void shorten().catch(() => {}));
    tellOfAccess();
    // Whatever was received before this worker's first start is of an earlier run of the browser.
    browser.runtime.onStartup.addListener(() => void disk.forgetBefore(workerStartedAt));

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
      const { receipt, tab } = await takeIn(journal, desk, source, read, Date.now());
      requests?.changed();
      announce(tab);
      return receipt;
    }

    /** From the devtools page, the panel or the popup. */
    function answerToPage(message: unknown): Promise<Answer> | null {
      if (isSendNow(message)) return fleet.sendNow().then(() => null);
      const errand = parseErrand(message);
      if (errand) return runErrand(errand, fulfil);
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
      announce(await placeEvidence(isPrivate ? memory : disk, desk, origin, items, ENGINE, Date.now()));
      return { stored };
    }

    async function obey(
      command: JournalCommand | CountEnds | AskRecording,
    ): Promise<EndCounts | RecordingState | TabLog> {
      const { tabId } = command;
      const journal = await journalOf(tabId);
      switch (command.type) {
        case 'count-ends':
          // What was told before is counted.
          await Promise.all([underWay.settled(), settings.refresh()]);
          return countEnds(await journal.tab(tabId), await unrecordedIn(tabId));
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
      if (startedAt > shownSince) announce(await journal.fulfil(tabId, startedAt));
    }

    async function unrecordedIn(tabId: number, pageUrl: string | null = null): Promise<Unrecorded | null> {
      await settings.ready;
      return unrecorded(policy, tabId, pageUrl);
    }

    /** The outermost frame's own URL is the page's. */
    function unrecordedFrom({ tabId, frameId, frameUrl }: Origin | EntrySource): Promise<Unrecorded | null> {
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
      void fleet.wake();
      const changed: JournalChanged = { type: 'journal-changed', tabId: tab.tabId };
      // Nobody listens while no page of the extension is open.
      browser.runtime.sendMessage(changed).catch(() => {});
      showBadge(tab);
      return tab;
    }
  },
});
