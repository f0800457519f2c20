import type { NotRecordedReason } from '../protocol/messages';
import type { Settings } from '../settings/settings';
import { isOfSites } from '../settings/sites';

export interface PolicyPorts {
  settings(): Pick<Settings, 'recording' | 'sites'>;
  /**
   * Asked whenever it matters, and never remembered: a background that was stopped has forgotten, and a DevTools that
   * was closed says nothing.
   */
  isDevToolsOpen(tabId: number): Promise<boolean>;
  /** URL of the tab's outermost document; `null`: it does not answer. */
  pageUrl(tabId: number): Promise<string | null>;
}

/**
 * Why ends of this tab are not recorded at this time; `null`: they are. Of chosen sites all frames are recorded,
 * wherever those come from: a site is what stands in the address bar.
 *
 * @param pageUrl the outermost document's URL where it is known; else that is asked
 */
export async function notRecordedReason(
  { settings, isDevToolsOpen, pageUrl: ask }: PolicyPorts,
  tabId: number,
  pageUrl: string | null = null,
): Promise<NotRecordedReason | null> {
  const { recording, sites } = settings();
  switch (recording) {
    case 'everywhere':
      return null;
    case 'devtools':
      return (await isDevToolsOpen(tabId)) ? null : 'devtools';
    case 'sites': {
      const url = pageUrl ?? (await ask(tabId));
      return url !== null && isOfSites(sites, url) ? null : 'sites';
    }
  }
}
