import { CHROMIUM_NET_ERRORS, CHROMIUM_STREAM, GECKO_ERRORS } from '../../../data/cause-sources';
import { refused } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import {
  errorOf,
  failure,
  HUNG_UP,
  NETWORK,
  REFUSED,
  reportedClaim,
  TIMED_OUT_SENTENCE,
  workedBefore,
} from '../evidence/unreachable';
import { E, SENT } from '../examples/unreachable.fixture';
import type { Cause, CauseExamples } from './cause';

export const unreachable: Cause<'unreachable'> = {
  id: 'unreachable',
  title: 'The host does not answer',
  explanation: 'Packets to the host are dropped or find no way, as a firewall, a wrong address or a missing VPN does.',
  change: 'Open the port in the firewall or security group, or correct the address the name points to.',
  where: 'network',
  role: 'fault',
  sources: [CHROMIUM_NET_ERRORS, CHROMIUM_STREAM, GECKO_ERRORS],
  fixes: [],
  concerns: endedBy('refused', 'broken', 'page'),
  predicate(end) {
    const error = errorOf(end);
    const other = REFUSED.has(error) || NETWORK.has(error) || HUNG_UP.has(error);
    if (end.failure?.phase !== 'tcp' || other) return null;
    // That the request never went is our own reading of the Network log.
    if (end.failure.sentence === TIMED_OUT_SENTENCE)
      return { level: 'likely', support: [...failure(end), ...workedBefore(end)] };
    return reportedClaim(end, true, workedBefore(end));
  },
};

export const examples = (): CauseExamples => ({
  fits: {
    'no answer to SYN': { level: 'certain', first: true, log: [refused(`${E}ERR_CONNECTION_TIMED_OUT`)] },
    'the request never went': {
      level: 'likely',
      first: true,
      log: [refused('WebSocket opening handshake timed out', { took: 240_010 })],
    },
    'no route': { level: 'certain', first: true, log: [refused(`${E}ERR_ADDRESS_UNREACHABLE`)] },
  },
  misses: {
    refused: [refused(`${E}ERR_CONNECTION_REFUSED`)],
    'the browser is offline': [refused(`${E}ERR_INTERNET_DISCONNECTED`)],
    'accepted, but no answer': [
      refused('WebSocket opening handshake timed out', { took: 240_010, requestHeaders: SENT }),
    ],
  },
});
