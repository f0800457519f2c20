import { browser } from 'wxt/browser';
import type {
  BackgroundRequest,
  ConnectionCounts,
  CountConnections,
  DocumentIdentity,
  InspectedQuery,
  NotRecordedReason,
  RecordingQuery,
} from '../protocol/messages';
import { parseConnectionCounts, parseNotRecordedReason } from '../protocol/parse-connection-counts';
import { isOwnSender, type Sender } from './own-pages';

/** Asks the tab's outermost document which one it is. Rejects where nobody of ours is in it, or not yet. */
export async function identifyPage(tabId: number): Promise<DocumentIdentity | null> {
  return parseIdentity(await browser.tabs.sendMessage(tabId, { type: 'who-are-you' }, { frameId: 0 }));
}

/** The same by way of the background. `null`, too, where nobody of ours is in the document. */
export async function requestPageIdentity(tabId: number): Promise<DocumentIdentity | null> {
  const request: BackgroundRequest = { type: 'identify-page', tabId };
  return parseIdentity(await browser.runtime.sendMessage(request).catch(() => null));
}

function parseIdentity(answer: unknown): DocumentIdentity | null {
  if (typeof answer !== 'object' || answer === null) return null;
  if (!('startedAt' in answer) || typeof answer.startedAt !== 'number') return null;
  if (!('url' in answer) || typeof answer.url !== 'string') return null;
  return { startedAt: answer.startedAt, url: answer.url };
}

/** Why the options let nothing of the tab be recorded now; `null`: it is, or the background cannot tell. */
export async function askRecording(tabId: number): Promise<NotRecordedReason | null> {
  const message: RecordingQuery = { type: 'ask-recording', tabId };
  const answer: unknown = await browser.runtime.sendMessage(message).catch(() => null);
  if (typeof answer !== 'object' || answer === null || !('unrecorded' in answer)) return null;
  return parseNotRecordedReason(answer.unrecorded) ?? null;
}

/** A page that is busy longer is not waited for. Milliseconds. */
const COUNT_TIMEOUT = 300;

/** What the sockets of the current tab ended with; `null` where the background cannot tell. */
export async function countConnectionsOfCurrentTab(): Promise<ConnectionCounts | null> {
  try {
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    if (tab?.id === undefined) return null;
    // A page that was left while the background was stopped may have gone without a word: that it went is known by
    // the document that took its place.
    await Promise.race([requestPageIdentity(tab.id), new Promise((resolve) => setTimeout(resolve, COUNT_TIMEOUT))]);
    const message: CountConnections = { type: 'count-ends', tabId: tab.id };
    const answer: unknown = await browser.runtime.sendMessage(message);
    return parseConnectionCounts(answer);
  } catch {
    return null;
  }
}

/** For a DevTools page: answers the question whether this tab is inspected. Returns the undo. */
export function answerInspectedQuery(tabId: number): () => void {
  function answer(message: unknown, sender: Sender): Promise<true> | undefined {
    if (!isOwnSender(sender)) return;
    const asked = message as Partial<InspectedQuery> | null;
    return asked?.type === 'ask-inspected' && asked.tabId === tabId ? Promise.resolve(true) : undefined;
  }
  browser.runtime.onMessage.addListener(answer);
  return () => browser.runtime.onMessage.removeListener(answer);
}

/** Whether a DevTools that is open inspects the tab. */
export async function isInspected(tabId: number): Promise<boolean> {
  const message: InspectedQuery = { type: 'ask-inspected', tabId };
  // Where no page of the extension is open, there is nobody to be asked.
  const answer: unknown = await browser.runtime.sendMessage(message).catch(() => false);
  return answer === true;
}
