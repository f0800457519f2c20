import { browser } from 'wxt/browser';
import { openOutbox } from '../fleet/outbox';
import type { SendNow } from '../fleet/send-now';
import { createFleetStore } from '../fleet/store';
import { createFleetModel, type FleetModel } from '../models/fleet';
import { askFor, giveBack, isGranted } from './fleet-access';
import { fleetAreas } from './fleet-areas';
import { isOwnSender, type Sender } from './own-sender';
import { onPermissionsChanged } from './permissions';

/** The options' view of the fleet. */
export function openFleetModel(): FleetModel {
  return createFleetModel({
    store: createFleetStore(fleetAreas()),
    outbox: openOutbox(),
    isGranted,
    askFor,
    giveBack,
    async sendNow() {
      const message: SendNow = { type: 'fleet-send-now' };
      await browser.runtime.sendMessage(message);
    },
    listen(listener) {
      const hear = (message: unknown, sender: Sender): undefined => {
        if (!isOwnSender(sender)) return;
        if (typeof message !== 'object' || message === null) return;
        if ('type' in message && message.type === 'journal-changed') listener();
      };
      browser.runtime.onMessage.addListener(hear);
      const forget = onPermissionsChanged(listener);
      return () => {
        browser.runtime.onMessage.removeListener(hear);
        forget();
      };
    },
  });
}
