import { CHROMIUM_STREAM } from '../../../data/cause-sources';
import type { Case } from '../case';
import { refused, START } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { errorOf, failure, lasted, TIMED_OUT_SENTENCE } from '../evidence/unreachable';
import { E, SENT } from '../examples/unreachable.fixture';
import type { Claim, Observation } from '../finding';
import type { Cause, CauseExamples } from './cause';

/** When browsers tire of an opening handshake, milliseconds. */
const HANDSHAKE_TIMEOUTS = { chromium: [239_000, 246_000], firefox: [19_500, 23_000], safari: null } as const;

function isHanging(end: Case): boolean {
  const limits = HANDSHAKE_TIMEOUTS[end.entry.source.engine];
  if (!limits || end.endType !== 'refused' || end.status !== null) return false;
  if (end.failure && errorOf(end) !== 'NS_ERROR_NET_TIMEOUT') return false;
  return lasted(end) >= limits[0] && lasted(end) <= limits[1];
}

/** A page that gave up sooner did not wait for an answer. Milliseconds. */
const PATIENCE = 1_000;

/** The page closed while CONNECTING, after it had waited for an answer that did not come: that is only how it reacted. */
function unansweredUntilPage(end: Case): Claim | null {
  const { closeCall, openedAt, createdAt } = end.record;
  if (end.endType !== 'page' || closeCall?.state !== 'connecting' || openedAt !== null) return null;
  const waited = closeCall.at - createdAt;
  if (waited < PATIENCE) return null;
  return { level: 'likely', weight: 1, support: [{ fact: 'never-opened', ms: waited }] };
}

export const handshakeHangs: Cause<'handshake-hangs'> = {
  id: 'handshake-hangs',
  title: 'The server never answered the handshake',
  explanation: 'The connection was accepted, and then no answer came until the browser or the page gave up.',
  change:
    'Look at what the server does on upgrade: a handler that never answers, a full accept queue, WebSockets that are off on the host, or a proxy that waits for the end of the request.',
  where: 'server',
  role: 'fault',
  sources: [
    `${CHROMIUM_STREAM} (kHandshakeTimeoutIntervalInSeconds = 240)`,
    'measured: Firefox 153 gives up after 20 s',
  ],
  fixes: [],
  concerns: endedBy('refused', 'broken', 'page'),
  predicate(end) {
    const byPage = unansweredUntilPage(end);
    if (byPage) return byPage;
    if (end.endType !== 'refused') return null;
    const support: Observation[] = [{ fact: 'never-opened', ms: lasted(end) }, ...failure(end)];
    // Where the request never went, nobody was there to answer it.
    if (end.failure?.phase === 'tcp') return null;
    if (end.failure?.sentence === TIMED_OUT_SENTENCE) return { level: 'certain', support };
    return isHanging(end) ? { level: 'likely', support } : null;
  },
};

export const examples = (): CauseExamples => {
  const CANCELLED = 'WebSocket is closed before the connection is established.';

  return {
    fits: {
      'the page lost patience': {
        level: 'likely',
        first: true,
        log: [
          refused(CANCELLED, {
            took: 240_010,
            record: {
              closeCall: {
                at: START + 240_000,
                state: 'connecting',
                code: null,
                reason: null,
                codeType: null,
                stack: null,
              },
            },
          }),
        ],
      },
      'Chromium says so': {
        level: 'certain',
        first: true,
        log: [refused('WebSocket opening handshake timed out', { took: 240_010, requestHeaders: SENT })],
      },
      'Chromium without DevTools': { level: 'likely', first: true, log: [refused(null, { took: 240_010 })] },
      'Firefox without a word': {
        level: 'likely',
        first: true,
        log: [refused(null, { took: 20_040, engine: 'firefox' })],
      },
    },
    misses: {
      'the connection itself timed out': [refused(`${E}ERR_CONNECTION_TIMED_OUT`, { took: 127_000 })],
      'a failure after 20 s in Chromium': [refused(null, { took: 20_040 })],
    },
  };
};
