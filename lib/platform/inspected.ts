import { browser } from 'wxt/browser';
import type { AskInspected } from '../transport/messages';
import { isOwnSender, type Sender } from './own-sender';

/** For a DevTools page: answers whoever asks whether this tab is inspected. Returns the undo. */
export function answerWhetherInspected(tabId: number): () => void {
  function answer(message: unknown, sender: Sender): Promise<true> | undefined {
    if (!isOwnSender(sender)) return;
    const asked = message as Partial<AskInspected> | null;
    return asked?.type === 'ask-inspected' && asked.tabId === tabId ? Promise.resolve(true) : undefined;
  }
  browser.runtime.onMessage.addListener(answer);
  return () => browser.runtime.onMessage.removeListener(answer);
}

/** Whether a DevTools that is open inspects the tab. */
export async function isInspected(tabId: number): Promise<boolean> {
  const message: AskInspected = { type: 'ask-inspected', tabId };
  // Where no page of the extension is open, there is nobody to be asked.
  const answer: unknown = await browser.runtime.sendMessage(message).catch(() => false);
  return answer === true;
}
