import { browser } from 'wxt/browser';
import { annotate } from '../analysis/annotate';
import { originPattern } from '../telemetry/parse-settings';
import { openOutbox } from '../telemetry/shipper';
import { createTelemetryStore } from '../telemetry/store';
import { createTelemetry, type Telemetry } from '../telemetry/telemetry';
import { onPermissionsChanged } from './access';
import { storageAreas } from './storage';

/** The background's part in a fleet. Listens from the first, so that a stopped background is started by a change. */
export function openTelemetry(): Telemetry {
  const telemetry = createTelemetry({
    store: createTelemetryStore(storageAreas()),
    outbox: () => openOutbox(),
    hasAccess,
    fetch: (url, init) => fetch(url, init),
    uuid: () => crypto.randomUUID(),
    annotate: annotate,
    version: browser.runtime.getManifest().version,
    now: () => Date.now(),
    random: Math.random,
    later(milliseconds, act) {
      const timer = setTimeout(act, milliseconds);
      return () => clearTimeout(timer);
    },
  });
  onPermissionsChanged(() => void telemetry.wake());
  void telemetry.wake();
  return telemetry;
}

/** What Firefox calls that which an event tells of its user; it wants their consent for it, from version 140 on. */
const DATA_COLLECTED = ['browsingActivity', 'websiteActivity'];

/** Whether this browser knows of that consent: known before a click has to be handled at once. */
let consents = false;
const consentsKnown = import.meta.env.FIREFOX
  ? browser.permissions.getAll().then((all) => {
      consents = 'data_collection' in all;
    })
  : Promise.resolve();

/** The browser's leave to reach the origin of an endpoint, and no other. */
function permissionsFor(endpoint: string) {
  return {
    origins: [originPattern(endpoint, !import.meta.env.FIREFOX)],
    ...(consents && { data_collection: DATA_COLLECTED }),
  };
}

export async function hasAccess(endpoint: string): Promise<boolean> {
  await consentsKnown;
  return browser.permissions.contains(permissionsFor(endpoint));
}

/** Asks the user. To be called while their click is handled: both browsers refuse to ask otherwise. */
export function requestAccess(endpoint: string): Promise<boolean> {
  return browser.permissions.request(permissionsFor(endpoint));
}

/** Gives back what is no longer needed. Firefox's leave is for the extension as a whole, and stays until it is taken. */
export async function revokeAccess(endpoint: string): Promise<void> {
  if (import.meta.env.FIREFOX) return;
  await browser.permissions.remove(permissionsFor(endpoint)).catch(() => {});
}
