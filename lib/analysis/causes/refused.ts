import type { REFUSED } from '../../../data/causes/refused';
import { urlParts } from '../../model/url-parts';
import type { Case } from '../case';
import type { Claim, Observation, Predicates } from '../finding';
import { countBelow } from '../host-statistics';
import { errorOf, failure, lasted, reportedClaim, status, workedBefore } from './unreachable';

const OWN_CAUSE = new Set([200, 400, 401, 403, 404, 405, 407, 410, 426, 429]);

export const refused: Predicates<(typeof REFUSED)[number]['id']> = {
  'origin-rejected'(end) {
    if (!wasAnswered(end, 403)) return null;
    const { origin, isSame } = originOf(end);
    if (origin === '') return { level: 'possible', weight: 1, support: [status(403)] };
    return isSame
      ? { level: 'possible', weight: 1, support: [status(403)], contradiction: [{ fact: 'same-origin', origin }] }
      : { level: 'likely', weight: 1, support: [status(403), { fact: 'origin', origin, host: end.host }] };
  },
  'handshake-forbidden'(end) {
    if (!wasAnswered(end, 403)) return null;
    const guard = firewallOf(end);
    return {
      level: guard ? 'likely' : 'possible',
      weight: guard ? 2 : 0,
      support: guard ? [status(403), guard] : [status(403)],
    };
  },
  'not-authenticated': (end) => (wasAnswered(end, 401) ? certain(end, 401) : null),
  'wrong-path'(end) {
    const number = wasAnswered(end, 200, 404, 405, 410);
    if (!number) return null;
    const worked = openedHere(end);
    const support: Observation[] = [status(number), ...contentType(end)];
    return worked > 0
      ? { level: 'possible', support, contradiction: [{ fact: 'opened-before', count: worked }] }
      : { level: 'likely', weight: 1, support };
  },
  'upgrade-not-proxied'(end) {
    const number = wasAnswered(end, 200, 400, 404, 426);
    if (!number || isEngineIo(end)) return null;
    const level = number === 426 || number === 400 ? 'likely' : 'possible';
    const worked = openedHere(end);
    return worked > 0
      ? { level: 'possible', support: [status(number)], contradiction: [{ fact: 'opened-before', count: worked }] }
      : { level, support: [status(number), ...server(end)] };
  },
  'sticky-session-missing': (end) =>
    wasAnswered(end, 400) && isEngineIo(end) ? { level: 'likely', support: [status(400)] } : null,
  redirected(end) {
    const number =
      end.endType === 'refused' && end.status !== null && end.status >= 300 && end.status < 400 ? end.status : 0;
    return number === 0 || number === 304 ? null : certain(end, number, header(end, 'location'));
  },
  'rate-limited': (end) => (wasAnswered(end, 429) ? certain(end, 429, header(end, 'retry-after')) : null),
  'upstream-down'(end) {
    const number = wasAnswered(end, 502, 503, 504, 520, 521, 522, 523, 524, 530);
    if (!number) return null;
    const also = [...header(end, 'retry-after'), ...server(end), ...workedBefore(end)];
    // 503 may be the application's own word, and the rest are Cloudflare's, whom a server may mimic.
    if (number === 502 || number === 504) return certain(end, number, also);
    return { level: 'likely', support: [status(number), ...also] };
  },
  'server-error'(end) {
    if (end.endType !== 'refused' || end.status === null || end.status < 500) return null;
    if ([502, 503, 504].includes(end.status) || end.status >= 520) return null;
    return end.status === 500 ? certain(end, 500) : { level: 'likely', support: [status(end.status)] };
  },
  'refused-otherwise'(end) {
    const number = end.endType === 'refused' ? end.status : null;
    if (number === null || OWN_CAUSE.has(number)) return null;
    return (number >= 201 && number < 300) || number === 304 || (number >= 402 && number < 500)
      ? certain(end, number)
      : null;
  },
  'bad-upgrade-answer'(end) {
    const isOther = isAboutProtocol(end) || isAboutExtension(end);
    if (end.failure?.phase === 'upgrade-check' && !isOther) {
      // Firefox has one name for many faults of the answer.
      return errorOf(end).startsWith('NS_') ? { level: 'likely', support: failure(end) } : reportedClaim(end, true);
    }
    const { phase = null, summary = null } = end.handshake ?? {};
    return completed(end) && phase === 'upgrade-check'
      ? {
          level: 'likely',
          support: [{ fact: 'never-opened', ms: lasted(end) }, status(101), { fact: 'improper', error: summary ?? '' }],
        }
      : null;
  },
  'subprotocol-mismatch'(end) {
    const { requestedProtocols: asked, protocol: got } = end.record;
    const protocols: Observation[] = asked && asked.length > 0 ? [{ fact: 'protocols', asked, got }] : [];
    if (isAboutProtocol(end)) return reportedClaim(end, true, protocols);
    if (!asked || asked.length === 0) return null;
    const chosen = end.header('sec-websocket-protocol');
    if (completed(end) && chosen !== null && !asked.includes(chosen)) {
      return { level: 'likely', weight: 2, support: [{ fact: 'protocols', asked, got: chosen }] };
    }
    // Firefox opens all the same; an end at once is then the application's.
    const atOnce = got === '' && (end.endType === 'server' || end.endType === 'cut') && (end.ageMs ?? 0) < 5_000;
    return atOnce ? { level: 'possible', support: protocols } : null;
  },
  'extension-mismatch': (end) => reportedClaim(end, isAboutExtension(end)),
  'not-http': (end) =>
    reportedClaim(
      end,
      errorOf(end) === 'ERR_INVALID_HTTP_RESPONSE' || /Invalid status line$/.test(end.failure?.sentence ?? ''),
    ),
};

/** The status that the handshake was answered with, if it is one of these; else 0. */
function wasAnswered(end: Case, ...statuses: number[]): number {
  return end.endType === 'refused' && end.status !== null && statuses.includes(end.status) ? end.status : 0;
}

function certain(end: Case, number: number, also: Observation[] = []): Claim {
  return { level: 'certain', support: [status(number), ...failure(end), ...also] };
}

function header(end: Case, name: string): Observation[] {
  const value = end.header(name);
  // A query may hold a token, and tells nothing here.
  return value === null ? [] : [{ fact: 'response-header', name, value: value.replace(/\?.*$/s, '?…') }];
}

const server = (end: Case): Observation[] => header(end, 'server');
const contentType = (end: Case): Observation[] =>
  header(end, 'content-type').filter(() => /html/i.test(end.header('content-type') ?? ''));

/** Headers by which firewalls tell that it was they who refused. */
function firewallOf(end: Case): Observation | null {
  const value = end.header('cf-mitigated');
  return value === null ? null : { fact: 'response-header', name: 'cf-mitigated', value };
}

/** How often this document had opened this endpoint before: then path and proxy are right. */
const openedHere = (end: Case): number => countBelow(end.relation.openings, end.record.createdAt);

function originOf(end: Case): { origin: string; isSame: boolean } {
  const sent = end.evidence?.requestHeaders?.find(({ name }) => name.toLowerCase() === 'origin')?.value;
  const { scheme, host } = urlParts(sent ?? end.record.document.url);
  if (host === '') return { origin: sent ?? '', isSame: false };
  return { origin: `${scheme}://${host}`, isSame: withoutPort(host.toLowerCase()) === withoutPort(end.host) };
}

const withoutPort = (host: string): string => host.replace(/:(?:80|443)$/, '');

function isEngineIo({ record }: Case): boolean {
  return /[?&]sid=/.test(record.url ?? '') && /[?&]EIO=/i.test(record.url ?? '');
}

const isAboutProtocol = ({ failure }: Case): boolean =>
  failure?.phase === 'upgrade-check' && failure.sentence.includes("'Sec-WebSocket-Protocol' header");

const isAboutExtension = ({ failure }: Case): boolean =>
  failure?.phase === 'upgrade-check' && /Sec-WebSocket-Extensions|permessage-deflate/.test(failure.sentence);

/** Firefox's `webRequest` sees a proper 101 where the browser found fault with its headers. */
function completed(end: Case): boolean {
  return (
    end.endType === 'refused' && end.evidence?.source === 'webRequest' && end.evidence.status === 101 && !end.failure
  );
}
