import { browser } from 'wxt/browser';
import { watchNetworkLog } from '../../lib/evidence/network-log';
import { answerInspectedQuery } from '../../lib/platform/tab-requests';
import { createAckQueue } from '../../lib/protocol/ack-queue';

void browser.devtools.panels.create('Hangup', '/icon/16.png', '/panel.html');
answerInspectedQuery(browser.devtools.inspectedWindow.tabId);

// Firefox's background has the evidence from `webRequest` already.
if (!import.meta.env.FIREFOX) {
  const queue = createAckQueue({
    tabId: browser.devtools.inspectedWindow.tabId,
    send: (message) => browser.runtime.sendMessage(message),
    delay: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  });
  watchNetworkLog(browser.devtools.network, (items) => queue.add(items));
}
