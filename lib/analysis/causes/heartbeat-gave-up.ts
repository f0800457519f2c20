import { parseStack } from '../../model/stack';
import type { Case } from '../case';
import { isPageClose } from '../classify';
import { clusterAt } from '../clusters';
import { closedByPage, ended, several } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { pageClose } from '../evidence/page-side';
import type { Claim, Observation } from '../finding';
import { isUnanswered } from '../host-statistics';
import type { Cause, CauseExamples } from './cause';

/** What heartbeats are called in code and in reasons. */
const HEARTBEAT = /heart-?_?beat|ping|pong|keep-?_?alive|watchdog|stale|unresponsive/i;

/** The page had waited for the server, to no avail, when it closed; and its code, its reason or a pattern says why. */
function heartbeat(end: Case): Claim | null {
  const { closeCall } = end.record;
  if (!isPageClose(end.endType) || closeCall?.state !== 'open' || end.unheardMs === null || end.unheardMs < 2_000)
    return null;
  const name = [closeCall.reason ?? '', ...parseStack(closeCall.stack).map(({ functionName }) => functionName)].find(
    (text) => HEARTBEAT.test(text),
  );
  const unanswered = isUnanswered(end);
  const cluster = unanswered ? clusterAt(end.hostStatistics.patience, end.unheardMs) : null;
  if (name === undefined && !cluster && !(unanswered && end.unheardMs >= 10_000)) return null;
  const support: Observation[] = [pageClose(end), { fact: 'silence', ms: end.unheardMs, since: 'received' }];
  if (unanswered) support.push({ fact: 'unanswered', ms: end.unsentMs ?? 0 });
  if (name !== undefined) support.push({ fact: 'telling-name', name });
  if (cluster) {
    support.push({
      fact: 'cluster',
      of: 'silence',
      ms: cluster.ms,
      others: cluster.count - 1,
      independent: cluster.independent,
    });
  }
  return { level: name !== undefined || cluster ? 'likely' : 'possible', support };
}

export const heartbeatGaveUp: Cause<'heartbeat-gave-up'> = {
  id: 'heartbeat-gave-up',
  title: "The page's own heartbeat gave up",
  explanation: 'The page closed the socket itself, because it had waited in vain for an answer of the server.',
  change:
    "See why the server did not answer in time; close with a code of the page's own, since 1000 may keep its library from reconnecting.",
  where: 'page',
  role: 'fault',
  sources: ['github:phoenixframework/phoenix#3161'],
  fixes: ['page-heartbeat'],
  concerns: endedBy('cut', 'server', 'page', 'both'),
  predicate: heartbeat,
};

export const examples = (): CauseExamples => {
  const exampleHeartbeat = { stack: 'at Socket.onHeartbeatTimeout (https://app.example/phoenix.js:12:3)' };

  return {
    fits: {
      'the call site is called so': {
        level: 'likely',
        first: true,
        log: [closedByPage({ age: 90_000, unheard: 31_000, unsent: 1_000, call: exampleHeartbeat })],
      },
      'the reason says so': {
        level: 'likely',
        first: true,
        log: [closedByPage({ age: 90_000, silence: 10_000, call: { code: 4000, reason: 'heartbeat timeout' } })],
      },
      'it waits as long each time': {
        level: 'likely',
        first: true,
        log: several(4, 300_000, (plan) =>
          closedByPage({ ...plan, age: 60_000 + plan.at / 7, unheard: 8_000, unsent: 3_000 }),
        ),
      },
    },
    misses: {
      'the server had just spoken': [closedByPage({ age: 90_000, unheard: 300, unsent: 100, call: exampleHeartbeat })],
      'the user logged out': [closedByPage({ age: 90_000, unheard: 5_000, unsent: 2_000 })],
      'the server closed': [ended({ code: 1000, unheard: 31_000, unsent: 1_000, age: 90_000 })],
    },
  };
};
