import { CHROMIUM_NET_ERRORS } from '../../../data/cause-sources';
import { refused } from '../entries.fixture';
import { mayBeForbidden } from '../evidence/concerns';
import { errorOf, reportedClaim } from '../evidence/unreachable';
import { E } from '../examples/forbidden.fixture';
import type { Cause, CauseExamples } from './cause';

export const blockedByAdministrator: Cause<'blocked-by-administrator'> = {
  id: 'blocked-by-administrator',
  title: 'The administrator forbids this URL',
  explanation: 'A policy set by whoever manages this browser forbids the URL.',
  change: 'Have the administrator take the host off URLBlocklist.',
  where: 'browser',
  role: 'fault',
  sources: [`${CHROMIUM_NET_ERRORS}: BLOCKED_BY_ADMINISTRATOR`],
  fixes: [],
  concerns: mayBeForbidden,
  predicate: (end) => reportedClaim(end, errorOf(end) === 'ERR_BLOCKED_BY_ADMINISTRATOR'),
};

export const examples = (): CauseExamples => ({
  fits: { 'Chromium says so': { level: 'certain', first: true, log: [refused(`${E}ERR_BLOCKED_BY_ADMINISTRATOR`)] } },
  misses: { 'an extension': [refused(`${E}ERR_BLOCKED_BY_CLIENT`)], 'a bad port': [refused(`${E}ERR_UNSAFE_PORT`)] },
});
