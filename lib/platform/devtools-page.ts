import { browser } from 'wxt/browser';
import { watchNetworkLog } from '../evidence/network-log';
import { createAckQueue } from '../protocol/ack-queue';
import type { EvidenceItem, EvidenceMessage } from '../protocol/messages';
import { answerInspectedQuery } from './tab-requests';

/** Adds the panel to DevTools and sends evidence from the Network log to the background. */
export function startDevToolsPage(): void {
  const { tabId } = browser.devtools.inspectedWindow;
  void browser.devtools.panels.create('Hangup', '/icon/16.png', '/panel.html');
  answerInspectedQuery(tabId);
  // In Firefox the background has the evidence from `webRequest`.
  if (import.meta.env.FIREFOX) return;
  const page = crypto.randomUUID();
  let dropped = 0;
  const queue = createAckQueue<EvidenceItem>({
    runtime: browser.runtime,
    onDrop: () => dropped++,
    messageOf: (items): EvidenceMessage => ({ type: 'evidence', tabId, items, page, dropped }),
    delay: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    // Items of one event go into one message.
    turn: () => Promise.resolve(),
  });
  watchNetworkLog(browser.devtools.network, (items) => {
    for (const item of items) queue.add(item.id, item);
  });
}
