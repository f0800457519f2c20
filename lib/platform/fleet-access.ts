import { browser } from 'wxt/browser';
import { originPattern } from '../fleet/endpoint';

/** The browser's leave to reach the origin of an endpoint, and no other. */
const originsOf = (endpoint: string) => ({ origins: [originPattern(endpoint, !import.meta.env.FIREFOX)] });

export function isGranted(endpoint: string): Promise<boolean> {
  return browser.permissions.contains(originsOf(endpoint));
}

/** Asks the user. To be called while their click is handled: both browsers refuse to ask otherwise. */
export function askFor(endpoint: string): Promise<boolean> {
  return browser.permissions.request(originsOf(endpoint));
}

/** Gives back what is no longer needed. Firefox's leave is for all sites and its own affair. */
export async function giveBack(endpoint: string): Promise<void> {
  if (import.meta.env.FIREFOX) return;
  await browser.permissions.remove(originsOf(endpoint)).catch(() => {});
}

/** Called when the user gave or took leave, here or in the browser's own pages; returns the undo. */
export function onAccessChanged(listener: () => void): () => void {
  const { onAdded, onRemoved } = browser.permissions;
  onAdded.addListener(listener);
  onRemoved.addListener(listener);
  return () => {
    onAdded.removeListener(listener);
    onRemoved.removeListener(listener);
  };
}
