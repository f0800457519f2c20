import { browser } from 'wxt/browser';
import type { AutomationPorts, WatchedTab } from '../automation/automation';
import type { PanelPorts } from '../models/ports';
import type { CountEnds } from '../transport/messages';
import { openJournalReader } from './journals';
import { haveIdentified, identifyPage } from './page-identity';

/** A page that is busy that long is left out. Milliseconds. */
const PATIENCE = 10_000;

export function openAutomationPorts({ tab, now, version }: PanelPorts): AutomationPorts {
  return {
    tabId: tab?.tabId ?? null,
    tabs: watchedTabs,
    async settle(tabId) {
      // The document answers after it has told what it had to tell; the background, after it has written that.
      await inTime(haveIdentified(tabId));
      const ask: CountEnds = { type: 'count-ends', tabId };
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
  return inTime(identifyPage(tabId));
}

function inTime(answer: ReturnType<typeof identifyPage>) {
  const tooLate = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE, null));
  return Promise.race([answer.catch(() => null), tooLate]);
}
