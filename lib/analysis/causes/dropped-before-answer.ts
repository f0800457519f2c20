import type { Case } from '../case';
import { closedByPage, ended, refused } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { errorOf, HUNG_UP, reportedClaim, workedBefore } from '../evidence/unreachable';
import { firefox, H } from '../examples/unreachable.fixture';
import type { Observation } from '../finding';
import { requestHeadOf } from '../request-head';
import type { Cause, CauseExamples } from './cause';

const HUNG_UP_SENTENCE = 'Connection closed before receiving a handshake response';

/** A server that reads 2 kB of a request may drop one that is longer. Bytes. */
const LONG_HEAD = 1_950;

function largeHead(end: Case): Observation[] {
  const { bytes, largest, largestBytes } = requestHeadOf(end);
  return bytes < LONG_HEAD ? [] : [{ fact: 'request-head', bytes, part: largest, partBytes: largestBytes }];
}

export const droppedBeforeAnswer: Cause<'dropped-before-answer'> = {
  id: 'dropped-before-answer',
  title: 'The server hung up instead of answering',
  explanation: 'The connection was accepted and then closed without an HTTP answer.',
  change:
    "Look at the server's log for this moment: a crash on upgrade, a destroyed socket in the upgrade handler, or a port that expects TLS.",
  where: 'server',
  role: 'fault',
  sources: ['github:websockets/ws#560', 'chromium net/websockets/websocket_basic_handshake_stream.cc'],
  fixes: [],
  concerns: endedBy('refused', 'broken', 'page'),
  predicate: (end) =>
    reportedClaim(end, end.failure?.sentence === HUNG_UP_SENTENCE || HUNG_UP.has(errorOf(end)), [
      ...largeHead(end),
      ...workedBefore(end),
    ]),
};

export const examples = (): CauseExamples => ({
  fits: {
    'FIN in place of an answer': {
      level: 'certain',
      first: true,
      log: [refused('Connection closed before receiving a handshake response')],
    },
    'RST in place of an answer': { level: 'certain', first: true, log: [refused(`${H}net::ERR_CONNECTION_RESET`)] },
    Firefox: { level: 'certain', first: true, log: [refused('NS_ERROR_NET_RESET', firefox)] },
  },
  misses: {
    'dropped after it was open': [ended({ age: 50, silence: 50 })],
    'an answer that is not HTTP': [refused(`${H}net::ERR_INVALID_HTTP_RESPONSE`)],
    'closed by the page': [closedByPage({ age: 50 })],
  },
});
