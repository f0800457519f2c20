import { browser } from 'wxt/browser';
import type { CountEnds, EndCounts } from '../transport/messages';
import { parseEndCounts } from '../transport/parse-end-counts';
import { haveIdentified } from './page-identity';

/** A page that is busy longer is not waited for. Milliseconds. */
const PATIENCE = 300;

/** What the sockets of the current tab ended with; `null` where the background cannot tell. */
export async function countEndsOfCurrentTab(): Promise<EndCounts | null> {
  try {
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    if (tab?.id === undefined) return null;
    // A page that was left while the background was stopped may have gone without a word: that it went is known by
    // the document that took its place.
    await Promise.race([haveIdentified(tab.id), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
    const message: CountEnds = { type: 'count-ends', tabId: tab.id };
    const answer: unknown = await browser.runtime.sendMessage(message);
    return parseEndCounts(answer);
  } catch {
    return null;
  }
}
