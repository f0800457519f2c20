import { browser } from 'wxt/browser';
import { createFleet, type Fleet } from '../fleet/fleet';
import { openOutbox } from '../fleet/outbox';
import { createFleetStore } from '../fleet/store';
import { describe } from '../record/describe';
import { isGranted } from './fleet-access';
import { fleetAreas } from './fleet-areas';
import { onPermissionsChanged } from './permissions';

/** The background's part in a fleet. Listens from the first, so that a stopped background is started by a change. */
export function openFleet(): Fleet {
  const fleet = createFleet({
    store: createFleetStore(fleetAreas()),
    outbox: () => openOutbox(),
    isGranted,
    fetch: (url, init) => fetch(url, init),
    uuid: () => crypto.randomUUID(),
    annotate: describe,
    version: browser.runtime.getManifest().version,
    now: () => Date.now(),
    random: Math.random,
    later(milliseconds, act) {
      const timer = setTimeout(act, milliseconds);
      return () => clearTimeout(timer);
    },
  });
  onPermissionsChanged(() => void fleet.wake());
  void fleet.wake();
  return fleet;
}
