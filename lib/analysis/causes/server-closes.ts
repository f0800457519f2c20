import type { SERVER_CLOSES } from '../../../data/causes/server-closes';
import { lookUp } from '../../reference/look-up';
import type { Case } from '../case';
import type { Claim, Observation, Predicate, Predicates } from '../finding';
import { failure, reportedClaim } from './unreachable';

const LOGIN_REASON = /auth|token|login|log in|credential|session expired|not logged|sign in/i;
const RESTART_REASON = /restart|deploy|shut|maint|drain|upgrad|redeploy|stopping|terminat/i;
const TIMEOUT_REASON = /time[d-]?\s?-?out/i;
const RESERVED_SENTENCE = /containing a reserved status code/;
const MASKED_SENTENCE = /must not mask/;
const UTF8_SENTENCE = /UTF-8/;
/** What broken compression looks like from the outside. */
const COMPRESSION_SENTENCE = /^(?:One or more reserved bits are on|Invalid frame header|Could not decode a text frame)/;

/** A message from which on it may be that it was too big; the smallest limit in wide use. Bytes. */
const LARGE = 32 * 1024;
/** Nearly every server's limit. Bytes. */
const VERY_LARGE = 1024 * 1024;

/** The server's own word, which may still be wrong about the cause. */
const serverSaid =
  (code: number): Predicate =>
  (end) =>
    end.endType === 'server' && end.code === code ? { level: 'likely', support: [closeFrame(end)] } : null;

export const serverCloses: Predicates<(typeof SERVER_CLOSES)[number]['id']> = {
  'closed-normally': (end) =>
    end.endType === 'server' && end.code === 1000 ? { level: 'certain', support: [closeFrame(end)] } : null,
  'no-code': (end) =>
    end.endType === 'server' && end.code === 1005 && reasonOf(end) === ''
      ? { level: 'certain', support: [closeFrame(end)] }
      : null,
  'server-restart': restart,
  'server-overloaded': serverSaid(1013),
  'server-failed': serverSaid(1011),
  'gateway-failed': serverSaid(1014),
  'protocol-error': serverSaid(1002),
  'unsupported-data': serverSaid(1003),
  'invalid-payload': serverSaid(1007),
  'policy-violation': (end) => (isLoginCode(end) ? null : serverSaid(1008)(end)),
  'message-too-big': tooBig,
  'extension-required': serverSaid(1010),
  'login-refused': (end) =>
    end.endType === 'server' && isLoginCode(end) && (end.ageMs ?? 0) < 60_000
      ? { level: 'likely', weight: 1, support: [closeFrame(end), { fact: 'age', ms: end.ageMs ?? 0 }] }
      : null,
  'application-timeout'(end) {
    if (end.endType !== 'server' || end.code === null || end.code === 1000) return null;
    if (end.code === 3008) return { level: 'likely', support: [closeFrame(end)] };
    return TIMEOUT_REASON.test(reasonOf(end)) ? { level: 'possible', support: [closeFrame(end)] } : null;
  },
  'application-code'(end) {
    const { code } = end;
    if (end.endType !== 'server' || code === null || code < 3000 || code > 4999) return null;
    const meaning = end.meaning();
    // What the registry explains has a cause of its own.
    if (!meaning && code < 4000 && lookUp(code).registered) return null;
    const reported: Observation[] = meaning
      ? [{ fact: 'meaning', code, name: meaning.name, dictionary: meaning.dictionary.name, meaning: meaning.meaning }]
      : [];
    return { level: 'certain', support: [closeFrame(end), ...reported] };
  },
  'forbidden-code'(end) {
    if (RESERVED_SENTENCE.test(end.failure?.sentence ?? '')) return reportedClaim(end, true);
    return end.endType === 'server' && isForbidden(end) ? { level: 'certain', support: [closeFrame(end)] } : null;
  },
  'replaced-by-newer'(end) {
    if (end.endType !== 'server' || end.code === 1012 || end.code === 1013) return null;
    const ms = newerSocket(end);
    return ms === null ? null : { level: 'possible', support: [closeFrame(end), { fact: 'newer-socket', ms }] };
  },
  'invalid-frames'(end) {
    // Firefox tells no page of a socket whose first frame breaks it at once.
    const isFirst = end.endType === 'refused' && end.handshake?.phase === 'open' && !end.failure;
    if (isFirst)
      return {
        level: 'possible',
        support: [
          { fact: 'status', status: 101 },
          { fact: 'told', code: 1006 },
        ],
      };
    if (end.endType !== 'broken') return null;
    if (end.failure?.phase === 'open' && !hasOwnCause(end.failure.sentence)) return reportedClaim(end, true);
    // Chromium tells the page of an error only where it failed the connection itself.
    return end.failure === null && end.code === 1006
      ? { level: 'likely', support: [{ fact: 'told', code: 1006 }, { fact: 'error-event' }] }
      : null;
  },
  'compression-bug'(end) {
    if (
      !end.failure ||
      !COMPRESSION_SENTENCE.test(end.failure.sentence) ||
      !/permessage-deflate/.test(end.record.extensions)
    )
      return null;
    return { level: 'likely', support: [...failure(end), { fact: 'extensions', extensions: end.record.extensions }] };
  },
  'masked-frame': (end) => reportedClaim(end, MASKED_SENTENCE.test(end.failure?.sentence ?? '')),
  'bad-utf8': (end) => reportedClaim(end, end.failure?.phase === 'open' && UTF8_SENTENCE.test(end.failure.sentence)),
  'cut-without-close'(end) {
    if (end.endType !== 'cut') return null;
    // Firefox fires `error` for a reset and for a broken frame alike.
    const level = end.outcome.kind === 'closed' && end.outcome.errorEvent ? 'possible' : 'likely';
    return { level, weight: -5, support: [{ fact: 'no-close-frame' }, ...durationObservations(end)] };
  },
};

/** How long it had been open, and how long nothing was sent. */
function durationObservations({ ageMs, silentMs }: Case): Observation[] {
  const age = ageMs ?? 0;
  if (silentMs === null) return [{ fact: 'age', ms: age }];
  if (silentMs >= age) return [{ fact: 'quiet', ms: age }];
  return [
    { fact: 'age', ms: age },
    { fact: 'silence', ms: silentMs, since: 'either' },
  ];
}

export function closeFrame(end: Case): Observation {
  return { fact: 'close-frame', code: end.code ?? 1005, reason: reasonOf(end) };
}

function reasonOf({ outcome }: Case): string {
  return 'reason' in outcome ? outcome.reason : '';
}

/** By the registry, by the convention of 4000 plus an HTTP status, or by a reason that says so. */
export function isLoginCode(end: Case): boolean {
  const { code } = end;
  if (code === 3000 || code === 3003) return true;
  const meaning = end.meaning();
  if (code === 4401 || code === 4403)
    return meaning === null || LOGIN_REASON.test(`${meaning.name} ${meaning.meaning}`);
  return (code === 1008 || (code !== null && code >= 4000 && code <= 4999)) && LOGIN_REASON.test(reasonOf(end));
}

function restart(end: Case): Claim | null {
  if (end.endType !== 'server' && end.endType !== 'cut') return null;
  const support: Observation[] = end.endType === 'server' ? [closeFrame(end)] : [{ fact: 'no-close-frame' }];
  const burst = end.relation.burst;
  const elsewhere = end.surroundings.cutElsewhere(end);
  const contradiction: Observation[] =
    elsewhere.sockets > 0 ? [{ fact: 'other-hosts', count: elsewhere.hosts, ms: 1_500 }] : [];
  if (burst) support.push({ fact: 'burst', count: burst.count, ms: burst.ms });
  const says = end.endType === 'server' && RESTART_REASON.test(reasonOf(end));
  if (end.endType === 'server' && (end.code === 1012 || (end.code === 1001 && (says || burst)))) {
    return { level: 'likely', weight: 1, support, contradiction };
  }
  if (end.endType === 'server' && end.code === 1001) {
    // Firefox gives the sockets of a page that is left a 1001 of its own making.
    const mayBeOurs = end.entry.source.engine !== 'chromium' && reasonOf(end) === '';
    return { level: mayBeOurs ? 'possible' : 'likely', support, contradiction };
  }
  if (says && end.code !== 1000) return { level: 'possible', support, contradiction };
  if (!burst || end.code === 1005) return null;
  // Whatever has a limit ends together what began together.
  const isSure = elsewhere.sockets === 0 && !burst.begunTogether;
  return { level: isSure ? 'likely' : 'possible', weight: 1, support, contradiction };
}

function tooBig(end: Case): Claim | null {
  const largest = end.record.traffic?.sent.largest ?? null;
  const size: Observation[] =
    largest === null || largest === 0 ? [] : [{ fact: 'large-message', bytes: largest, ms: end.unsentMs ?? 0 }];
  if (end.endType === 'server' && end.code === 1009) {
    return largest === 0
      ? { level: 'possible', support: [closeFrame(end)], contradiction: [{ fact: 'nothing-sent' }] }
      : { level: 'likely', support: [closeFrame(end), ...size] };
  }
  if (end.endType !== 'cut' || largest === null || largest < LARGE || (end.unsentMs ?? 0) > 2_000) return null;
  const left = end.record.bufferedAmount ?? 0;
  const unsent: Observation[] = left > 0 ? [{ fact: 'unsent', bytes: left }] : [];
  return {
    level: largest >= VERY_LARGE ? 'likely' : 'possible',
    support: [{ fact: 'no-close-frame' }, ...size, ...unsent],
  };
}

function isForbidden({ code, outcome }: Case): boolean {
  if (code === null || outcome.kind !== 'closed' || !outcome.wasClean) return false;
  if (code === 1005) return outcome.reason !== '';
  return code < 1000 || code === 1004 || code === 1006 || code === 1015 || (code > 1015 && code < 3000) || code > 4999;
}

/** Milliseconds from the opening of a newer socket of this page at this endpoint to this end, if it came just before. */
function newerSocket(end: Case): number | null {
  const { siblings, place } = end.relation;
  for (const { record } of siblings.slice(place + 1, place + 9)) {
    const { openedAt, createdAt, endedAt } = record;
    if (openedAt === null || createdAt <= (end.record.openedAt ?? 0) || endedAt <= end.endedAt) continue;
    const ms = end.endedAt - openedAt;
    if (ms >= 0 && ms <= 2_000) return ms;
  }
  return null;
}

const hasOwnCause = (sentence: string): boolean =>
  MASKED_SENTENCE.test(sentence) ||
  UTF8_SENTENCE.test(sentence) ||
  RESERVED_SENTENCE.test(sentence) ||
  sentence.startsWith('Page entered');
