import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { parseRecordsMessage } from '../lib/intake/read';
import { sourceOf } from '../lib/intake/sender';
import { countEnds } from '../lib/journal/count-ends';
import type { Journal, TabLog } from '../lib/journal/journal';
import { openJournals } from '../lib/platform/journals';
import { takeIn } from '../lib/intake/take-in';
import type { CountEnds, EndCounts, JournalChanged, JournalCommand, Receipt } from '../lib/transport/messages';
import { parseCommand } from '../lib/transport/parse';

const ENGINE = import.meta.env.FIREFOX ? 'firefox' : import.meta.env.SAFARI ? 'safari' : 'chromium';
const BADGE_COLOUR = '#b3261e';

export default defineBackground({
  main() {
    const { disk, memory } = openJournals();
    const startedAt = performance.timeOrigin;

    browser.runtime.onMessage.addListener((message: unknown, sender, respond: (answer: unknown) => void) => {
      const answer = answerTo(message, sender);
      if (!answer) return;
      answer.then(respond, (error: unknown) => respond({ problem: String(error) }));
      return true;
    });
    browser.tabs.onRemoved.addListener((tabId) => {
      void Promise.all([disk.forget(tabId), memory.forget(tabId)]);
    });
    // Whatever was received before this worker's first start is of an earlier run of the browser.
    browser.runtime.onStartup.addListener(() => void disk.forgetBefore(startedAt));

    function answerTo(message: unknown, sender: unknown): Promise<Receipt | EndCounts | TabLog> | null {
      const records = parseRecordsMessage(message, browser.runtime.getURL('/'));
      const source = records && sourceOf(sender, ENGINE);
      if (records && source) {
        return takeIn(source.private ? memory : disk, source, records, Date.now()).then(({ receipt, tab }) => {
          announce(tab);
          return receipt;
        });
      }
      const command = isOwnPage(sender) ? parseCommand(message) : null;
      return command && obey(command);
    }

    async function obey(command: JournalCommand | CountEnds): Promise<EndCounts | TabLog> {
      const journal = await journalOf(command.tabId);
      switch (command.type) {
        case 'count-ends':
          return countEnds(await journal.tab(command.tabId));
        case 'clear':
          return announce(await journal.clear(command.tabId));
        case 'set-recording':
          return announce(await journal.setRecording(command.tabId, command.recording));
      }
    }

    async function journalOf(tabId: number): Promise<Journal> {
      const tab = await browser.tabs.get(tabId);
      return tab.incognito ? memory : disk;
    }

    function announce(tab: TabLog): TabLog {
      const changed: JournalChanged = { type: 'journal-changed', tabId: tab.tabId };
      // Nobody listens while no page of the extension is open.
      browser.runtime.sendMessage(changed).catch(() => {});
      const text = tab.abnormal === 0 ? '' : tab.abnormal > 999 ? '999+' : String(tab.abnormal);
      // The tab may be gone already.
      browser.action.setBadgeText({ tabId: tab.tabId, text }).catch(() => {});
      browser.action.setBadgeBackgroundColor({ tabId: tab.tabId, color: BADGE_COLOUR }).catch(() => {});
      return tab;
    }
  },
});

/** A message from a page of the extension, not from a content script: those come with a tab's web page as URL. */
function isOwnPage(sender: unknown): boolean {
  const url = typeof sender === 'object' && sender !== null && 'url' in sender ? sender.url : null;
  return typeof url === 'string' && url.startsWith(browser.runtime.getURL('/'));
}
