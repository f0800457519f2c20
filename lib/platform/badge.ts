import { browser } from 'wxt/browser';
import type { TabLog } from '../model/journal';

const COLOUR = '#b3261e';
/** More than that has no room. */
const MOST_SHOWN = 999;

/** Shows beside the toolbar button how many ends of the tab's document nobody would call normal. */
export function showBadge({ tabId, abnormal }: Pick<TabLog, 'tabId' | 'abnormal'>): void {
  const text = abnormal === 0 ? '' : abnormal > MOST_SHOWN ? `${MOST_SHOWN}+` : String(abnormal);
  // The tab may be gone already.
  browser.action.setBadgeText({ tabId, text }).catch(() => {});
  browser.action.setBadgeBackgroundColor({ tabId, color: COLOUR }).catch(() => {});
}
