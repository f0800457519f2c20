import { browser } from 'wxt/browser';
import type { CountEnds, EndCounts } from '../transport/messages';
import { parseEndCounts } from '../transport/parse-end-counts';

/** What the sockets of the current tab ended with; `null` where the background cannot tell. */
export async function countEndsOfCurrentTab(): Promise<EndCounts | null> {
  try {
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    if (tab?.id === undefined) return null;
    const message: CountEnds = { type: 'count-ends', tabId: tab.id };
    const answer: unknown = await browser.runtime.sendMessage(message);
    return parseEndCounts(answer);
  } catch {
    return null;
  }
}
