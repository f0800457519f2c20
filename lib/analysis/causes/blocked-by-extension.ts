import { BLINK_CHANNEL, CHROMIUM_NET_ERRORS } from '../../../data/cause-sources';
import { refused } from '../entries.fixture';
import { mayBeForbidden } from '../evidence/concerns';
import { errorOf, failure, reportedClaim } from '../evidence/unreachable';
import { E } from '../examples/forbidden.fixture';
import type { Cause, CauseExamples } from './cause';

const FILTERS = new Set(['NS_ERROR_TRACKING_URI', 'NS_ERROR_MALWARE_URI', 'NS_ERROR_PHISHING_URI']);

export const blockedByExtension: Cause<'blocked-by-extension'> = {
  id: 'blocked-by-extension',
  title: 'A filter or an extension blocked it',
  explanation: 'An extension, such as an ad blocker, or a filter of the browser stopped the connection.',
  change:
    'Try with extensions off; then allow the site in the one that blocks, or give the endpoint a name that no filter list has.',
  where: 'browser',
  role: 'fault',
  sources: [BLINK_CHANNEL, `${CHROMIUM_NET_ERRORS}: BLOCKED_BY_CLIENT`],
  fixes: [],
  concerns: mayBeForbidden,
  predicate(end) {
    if (errorOf(end) === 'ERR_BLOCKED_BY_CLIENT') return reportedClaim(end, true);
    return FILTERS.has(errorOf(end)) ? { level: 'likely', support: failure(end) } : null;
  },
};

export const examples = (): CauseExamples => ({
  fits: {
    'Chromium says so': { level: 'certain', first: true, log: [refused(`${E}ERR_BLOCKED_BY_CLIENT`)] },
    'a tracker, for Firefox': {
      level: 'likely',
      first: true,
      log: [refused('NS_ERROR_TRACKING_URI', { engine: 'firefox', source: 'webRequest' })],
    },
  },
  misses: {
    'the administrator': [refused(`${E}ERR_BLOCKED_BY_ADMINISTRATOR`)],
    'an empty reason': [refused('')],
  },
});
