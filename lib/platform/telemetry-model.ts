import { browser } from 'wxt/browser';
import type { SendNow } from '../protocol/messages';
import { createTelemetryModel, type TelemetryModel } from '../state/telemetry';
import { openOutbox } from '../telemetry/shipper';
import { createTelemetryStore } from '../telemetry/store';
import { onPermissionsChanged } from './access';
import { isOwnSender, type Sender } from './own-pages';
import { storageAreas } from './storage';
import { hasAccess, requestAccess, revokeAccess } from './telemetry';

/** The options' view of the fleet. */
export function openTelemetryModel(): TelemetryModel {
  return createTelemetryModel({
    store: createTelemetryStore(storageAreas()),
    outbox: openOutbox(),
    hasAccess,
    requestAccess,
    revokeAccess,
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
