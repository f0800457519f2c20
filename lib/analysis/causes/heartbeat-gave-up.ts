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
const HEARTBEAT =
  /heart-?_?beat|ping|pong|keep-?_?alive|watchdog|stale|unresponsive|server-?_?time-?_?out|request time-?_?out/i;

/**
 * The page had waited for the server, to no avail, when it closed: its code, its reason, a pattern, a message without an
 * answer or a rhythm that stopped says so.
 */
function heartbeat(end: Case): Claim | null {
  const { closeCall, traffic, endedAt } = end.record;
  const silent = end.unheardMs;
  if (!isPageClose(end.endType) || closeCall?.state !== 'open' || silent === null || silent < SHORT_SILENCE)
    return null;
  const name = [closeCall.reason ?? '', ...parseStack(closeCall.stack).map(({ functionName }) => functionName)].find(
    (text) => HEARTBEAT.test(text),
  );
  const unanswered = isUnanswered(end);
  const gap = usualGap(end);
  const isStopped = gap !== null && silent >= 2_000 && silent >= 5 * gap;
  if (silent < 2_000 && !(name !== undefined && unanswered)) return null;
  const cluster = unanswered ? clusterAt(end.hostStatistics.patience, silent) : null;
  if (name === undefined && !cluster && !isStopped && !(unanswered && silent >= 10_000)) return null;
  const support: Observation[] = [pageClose(end), { fact: 'silence', ms: silent, since: 'received' }];
  if (gap !== null && traffic) support.push({ fact: 'usual-gap', ms: gap });
  if (unanswered) support.push({ fact: 'unanswered', ms: end.unsentMs ?? 0 });
  if (name !== undefined) support.push({ fact: 'telling-name', name });
  const took = endedAt - closeCall.at;
  if (took >= 500) support.push({ fact: 'closing-took', ms: took });
  const hidden = end.record.visibility === 'hidden' ? (end.since('hidden') ?? 0) : 0;
  if (hidden >= HIDDEN) support.push({ fact: 'hidden', ms: hidden });
  if (cluster) {
    support.push({
      fact: 'cluster',
      of: 'silence',
      ms: cluster.ms,
      others: cluster.count - 1,
      independent: cluster.independent,
    });
  }
  return { level: name !== undefined || cluster || isStopped ? 'likely' : 'possible', weight: 2, support };
}

/** No heartbeat is that impatient. Milliseconds. */
const SHORT_SILENCE = 1_000;

/** From then on Chromium slows the timers of a hidden page. Milliseconds. */
const HIDDEN = 60_000;

/** Messages that make a rhythm. */
const RHYTHM = 4;

/** The mean time between two messages of the server; `null`: too few came, or it is not known. */
function usualGap({ record: { traffic } }: Case): number | null {
  const received = traffic?.received;
  if (!received || received.messages < RHYTHM || received.firstAt === null || received.lastAt === null) return null;
  return (received.lastAt - received.firstAt) / (received.messages - 1);
}

export const heartbeatGaveUp: Cause<'heartbeat-gave-up'> = {
  id: 'heartbeat-gave-up',
  title: 'The server went silent, and the page gave up',
  explanation:
    'The page closed the socket itself, because nothing had come from the server for too long: an answer, a heartbeat, or the messages that had come until then.',
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
