import { browser } from 'wxt/browser';
import { createCourier } from '../../lib/handshake/courier';
import { watchNetworkLog } from '../../lib/handshake/network-log';
import { answerWhetherInspected } from '../../lib/platform/inspected';

void browser.devtools.panels.create('Hangup', '/icon/16.png', '/panel.html');
answerWhetherInspected(browser.devtools.inspectedWindow.tabId);

// Firefox's background has the evidence from `webRequest` already.
if (!import.meta.env.FIREFOX) {
  const courier = createCourier({
    tabId: browser.devtools.inspectedWindow.tabId,
    send: (message) => browser.runtime.sendMessage(message),
    delay: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  });
  watchNetworkLog(browser.devtools.network, (items) => courier.carry(items));
}
