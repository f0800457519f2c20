import { browser } from 'wxt/browser';
import { originPattern } from '../fleet/endpoint';

/** What Firefox calls that which an event tells of its user; it wants their consent for it, from version 140 on. */
const TOLD = ['browsingActivity', 'websiteActivity'];

/** Whether this browser knows of that consent: known before a click has to be handled at once. */
let consents = false;
const consentsKnown = import.meta.env.FIREFOX
  ? browser.permissions.getAll().then((all) => {
      consents = 'data_collection' in all;
    })
  : Promise.resolve();

/** The browser's leave to reach the origin of an endpoint, and no other. */
function leaveFor(endpoint: string) {
  return {
    origins: [originPattern(endpoint, !import.meta.env.FIREFOX)],
    ...(consents && { data_collection: TOLD }),
  };
}

export async function isGranted(endpoint: string): Promise<boolean> {
  await consentsKnown;
  return browser.permissions.contains(leaveFor(endpoint));
}

/** Asks the user. To be called while their click is handled: both browsers refuse to ask otherwise. */
export function askFor(endpoint: string): Promise<boolean> {
  return browser.permissions.request(leaveFor(endpoint));
}

/** Gives back what is no longer needed. Firefox's leave is for the extension as a whole, and stays until it is taken. */
export async function giveBack(endpoint: string): Promise<void> {
  if (import.meta.env.FIREFOX) return;
  await browser.permissions.remove(leaveFor(endpoint)).catch(() => {});
}
