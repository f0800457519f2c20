import { CHROMIUM_NET_ERRORS, CHROMIUM_STREAM, GECKO_ERRORS } from '../../../data/cause-sources';
import { refused } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { oddAddress, reportedClaim, workedBefore } from '../evidence/unreachable';
import { E, firefox } from '../examples/unreachable.fixture';
import type { Cause, CauseExamples } from './cause';

export const nameNotResolved: Cause<'name-not-resolved'> = {
  id: 'name-not-resolved',
  title: 'The host name has no address',
  explanation: 'The browser found no address for the host name, so it had nowhere to connect to.',
  change: 'Correct the host name in the URL, or the DNS record; a name of an internal network needs its VPN.',
  where: 'network',
  role: 'fault',
  sources: [CHROMIUM_NET_ERRORS, CHROMIUM_STREAM, GECKO_ERRORS],
  fixes: [],
  concerns: endedBy('refused', 'broken', 'page'),
  predicate: (end) =>
    reportedClaim(end, end.failure?.phase === 'name-lookup', [...oddAddress(end), ...workedBefore(end)]),
};

export const examples = (): CauseExamples => ({
  fits: {
    'Chromium says so': { level: 'certain', first: true, log: [refused(`${E}ERR_NAME_NOT_RESOLVED`)] },
    'Firefox says so': { level: 'certain', first: true, log: [refused('NS_ERROR_UNKNOWN_HOST', firefox)] },
  },
  misses: {
    "the proxy's name": [refused('NS_ERROR_UNKNOWN_PROXY_HOST', firefox)],
    'the address was found': [refused(`${E}ERR_ADDRESS_UNREACHABLE`)],
  },
});
