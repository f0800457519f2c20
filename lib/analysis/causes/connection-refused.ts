import { CHROMIUM_NET_ERRORS, CHROMIUM_STREAM, GECKO_ERRORS } from '../../../data/cause-sources';
import { refused, START } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { errorOf, oddAddress, REFUSED, reportedClaim, workedBefore } from '../evidence/unreachable';
import { E, firefox } from '../examples/unreachable.fixture';
import type { Cause, CauseExamples } from './cause';

export const connectionRefused: Cause<'connection-refused'> = {
  id: 'connection-refused',
  title: 'Nothing listens there',
  explanation: 'The host was found, but nothing accepts connections on this port.',
  change: 'Start the server, or correct the port in the URL; inside a container listen on 0.0.0.0, not on 127.0.0.1.',
  where: 'server',
  role: 'fault',
  sources: [CHROMIUM_NET_ERRORS, CHROMIUM_STREAM, GECKO_ERRORS],
  fixes: [],
  concerns: endedBy('refused', 'broken', 'page'),
  predicate: (end) => reportedClaim(end, REFUSED.has(errorOf(end)), [...oddAddress(end), ...workedBefore(end)]),
};

export const examples = (): CauseExamples => ({
  fits: {
    'Chromium says so': { level: 'certain', first: true, log: [refused(`${E}ERR_CONNECTION_REFUSED`)] },
    'Firefox says so': { level: 'certain', first: true, log: [refused('NS_ERROR_CONNECTION_REFUSED', firefox)] },
  },
  misses: {
    'the connection was reset': [refused(`${E}ERR_CONNECTION_RESET`)],
    'the proxy refused': [refused('NS_ERROR_PROXY_CONNECTION_REFUSED', firefox)],
    'nobody said anything': [refused()],
    'the page cancelled, whatever the network said': [
      refused(`${E}ERR_CONNECTION_REFUSED`, {
        record: {
          closeCall: { at: START, state: 'connecting', code: null, reason: null, codeType: null, stack: null },
        },
      }),
    ],
  },
});
