import { browser } from 'wxt/browser';
import type { DocumentIdentity, Errand } from '../transport/messages';

/** Asks the tab's outermost document which one it is. Rejects where nobody of ours is in it, or not yet. */
export async function identifyPage(tabId: number): Promise<DocumentIdentity | null> {
  return parseIdentity(await browser.tabs.sendMessage(tabId, { type: 'who-are-you' }, { frameId: 0 }));
}

/** The same by way of the background. `null`, too, where nobody of ours is in the document. */
export async function haveIdentified(tabId: number): Promise<DocumentIdentity | null> {
  const errand: Errand = { type: 'identify-page', tabId };
  return parseIdentity(await browser.runtime.sendMessage(errand).catch(() => null));
}

function parseIdentity(answer: unknown): DocumentIdentity | null {
  if (typeof answer !== 'object' || answer === null) return null;
  if (!('startedAt' in answer) || typeof answer.startedAt !== 'number') return null;
  if (!('url' in answer) || typeof answer.url !== 'string') return null;
  return { startedAt: answer.startedAt, url: answer.url };
}
