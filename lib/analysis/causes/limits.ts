import type { CauseId } from '../../../data/causes/causes';
import type { TIME_LIMITS } from '../../../data/causes/limits';
import { parseStack } from '../../model/stack';
import type { Case } from '../case';
import { isPageClose } from '../classify';
import { clusterAt } from '../clusters';
import type { Claim, Dimension, Observation, Predicate, Predicates } from '../finding';
import { isUnanswered } from '../host-statistics';
import { productLimit, timedEnd } from '../time-limit';
import { pageClose } from './page-side';
import { closeFrame, isLoginCode } from './server-closes';

/** What heartbeats are called in code and in reasons. */
const HEARTBEAT = /heart-?_?beat|ping|pong|keep-?_?alive|watchdog|stale|unresponsive/i;
const PING_TIMED_OUT =
  /(?:ping|pong|keep-?_?alive|heart-?_?beat).*(?:time|miss|lost|fail|late|no )|(?:no|missed|missing) (?:ping|pong|heart)/i;
const IDLE = /\bidle|inactiv/i;

/** When browsers tire of a closing handshake, milliseconds. */
const CLOSING_TIMEOUTS = { chromium: [59_000, 64_000], firefox: [18_000, 26_000], safari: null } as const;

const product =
  (cause: CauseId): Predicate =>
  (end) =>
    productLimit(end, cause);

export const limits: Predicates<(typeof TIME_LIMITS)[number]['id']> = {
  'idle-timeout'(end) {
    const claim = timed(end, 'silence');
    const said = end.endType === 'server' && record(end).reason !== '' && IDLE.test(record(end).reason);
    if (!said) return claim;
    return {
      level: 'likely',
      weight: 2,
      support: [closeFrame(end), ...(claim?.support ?? [])],
      contradiction: claim?.contradiction ?? [],
    };
  },
  'nginx-read-timeout': product('nginx-read-timeout'),
  'aws-alb-idle': product('aws-alb-idle'),
  'cloudflare-idle': product('cloudflare-idle'),
  'heroku-idle': product('heroku-idle'),
  'lifetime-limit': (end) => timed(end, 'age'),
  'gcp-backend-timeout': product('gcp-backend-timeout'),
  'aws-api-gateway-limit': product('aws-api-gateway-limit'),
  'keepalive-timeout'(end) {
    const { reason } = record(end);
    if (end.endType !== 'server' || end.code === 1000 || !PING_TIMED_OUT.test(reason)) return null;
    // No ping can time out that soon; still it is the server's own word.
    const isEarly = (end.ageMs ?? 0) < 2_000;
    return {
      level: 'likely',
      weight: 2,
      support: [closeFrame(end), ...silence(end)],
      contradiction: isEarly ? [{ fact: 'age', ms: end.ageMs ?? 0 }] : [],
    };
  },
  'heartbeat-gave-up': heartbeat,
  'closing-unanswered'(end) {
    const { closeCall, endedAt } = end.record;
    const isUntold =
      end.endType === 'page' && end.outcome.kind === 'closed' && !end.outcome.wasClean && end.code === 1006;
    if (!isUntold || closeCall?.state !== 'open') return null;
    const took = Math.max(0, endedAt - closeCall.at);
    const limits = CLOSING_TIMEOUTS[end.entry.source.engine];
    const isLimit = limits && took >= limits[0] && took <= limits[1];
    return {
      level: 'likely',
      weight: 1,
      support: [
        pageClose(end),
        { fact: 'closing-took', ms: took },
        ...(isLimit ? [{ fact: 'browser-limit', ms: took } as const] : []),
      ],
    };
  },
  'login-expired'(end) {
    if (end.endType !== 'server' || !isLoginCode(end) || (end.ageMs ?? 0) < 60_000) return null;
    const cluster = clusterAt(end.hostStatistics.clusters.age, end.ageMs ?? 0);
    return {
      level: 'likely',
      support: [
        closeFrame(end),
        { fact: 'age', ms: end.ageMs ?? 0 },
        ...(cluster
          ? [
              {
                fact: 'cluster',
                of: 'age',
                ms: cluster.ms,
                others: cluster.count - 1,
                independent: cluster.independent,
              } as const,
            ]
          : []),
      ],
    };
  },
};

function timed(end: Case, of: Dimension): Claim | null {
  const found = timedEnd(end, of);
  return found && { level: found.level, support: found.support, contradiction: found.contradiction };
}

function record({ outcome }: Case): { reason: string } {
  return 'reason' in outcome ? outcome : { reason: '' };
}

function silence({ silentMs }: Case): Observation[] {
  return silentMs === null ? [] : [{ fact: 'silence', ms: silentMs, since: 'either' }];
}

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
