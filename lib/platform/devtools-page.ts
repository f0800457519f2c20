import { browser } from 'wxt/browser';
import { watchNetworkLog } from '../evidence/network-log';
import { createAckQueue } from '../protocol/ack-queue';
import { answerInspectedQuery } from './tab-requests';

/** Adds the panel to DevTools and sends evidence from the Network log to the background. */
export function startDevToolsPage(): void {
  const { tabId } = browser.devtools.inspectedWindow;
  void browser.devtools.panels.create('Hangup', '/icon/16.png', '/panel.html');
  answerInspectedQuery(tabId);
  // In Firefox the background has the evidence from `webRequest`.
  if (import.meta.env.FIREFOX) return;
  const queue = createAckQueue({
    tabId,
    send: (message) => browser.runtime.sendMessage(message),
    delay: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  });
  watchNetworkLog(browser.devtools.network, (items) => queue.add(items));
}
