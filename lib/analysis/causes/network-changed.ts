import { CHROMIUM_NET_ERRORS } from '../../../data/cause-sources';
import { ended, refused } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { errorOf, NETWORK, reportedClaim } from '../evidence/unreachable';
import { E } from '../examples/unreachable.fixture';
import type { Cause, CauseExamples } from './cause';

export const networkChanged: Cause<'network-changed'> = {
  id: 'network-changed',
  title: 'The network went or changed',
  explanation: 'The browser lost its network, or moved to another one, which ends every connection of the old one.',
  change: 'Connect again on the online event, with a random delay, and resume where the application had stopped.',
  where: 'page',
  role: 'fault',
  sources: [CHROMIUM_NET_ERRORS, 'github:rstudio/shiny#2771'],
  fixes: ['page-awake'],
  concerns: endedBy('refused', 'broken', 'page'),
  predicate: (end) => reportedClaim(end, NETWORK.has(errorOf(end))),
};

export const examples = (): CauseExamples => ({
  fits: {
    'another network': { level: 'certain', first: true, log: [refused(`${E}ERR_NETWORK_CHANGED`)] },
    'no network': { level: 'certain', first: true, log: [refused(`${E}ERR_INTERNET_DISCONNECTED`)] },
  },
  misses: {
    'the host is gone': [refused(`${E}ERR_ADDRESS_UNREACHABLE`)],
    'a cut that nobody explains': [ended()],
  },
});
