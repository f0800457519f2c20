import type { PAGE_SIDE } from '../../../data/causes/page-side';
import { parseStack } from '../../model/stack';
import type { Case } from '../case';
import { isPageClose } from '../classify';
import type { Observation, Predicates } from '../finding';
import { clockJumpBefore } from '../time-limit';
import { failure, lasted, reportedClaim } from './unreachable';

const CACHE_SENTENCE = 'Page entered Back-Forward Cache.';
const CANCELLED_SENTENCE = 'WebSocket is closed before the connection is established.';

/** Just before, milliseconds. */
const JUST = 2_000;
/** After this time in the background Chromium slows timers down to one a minute. Milliseconds. */
const THROTTLED = 5 * 60_000;
/** How long after the network was lost a connection may be missed. Milliseconds. */
const MISSED = 120_000;
/** In Firefox the next document follows its predecessor's end within. Milliseconds. */
const NEXT = 5_000;

export const pageSide: Predicates<(typeof PAGE_SIDE)[number]['id']> = {
  'page-closed'(end) {
    if (!isPageClose(end.endType) || end.outcome.kind !== 'closed' || !end.outcome.wasClean) return null;
    if (end.record.closeCall?.state !== 'open') return null;
    if (end.endType === 'both')
      return { level: 'likely', support: [pageClose(end), serverClose(end), ...precedingEvent(end)] };
    return { level: 'certain', support: [pageClose(end), ...precedingEvent(end)] };
  },
  'closed-while-connecting'(end) {
    const support: Observation[] = [{ fact: 'never-opened', ms: lasted(end) }, ...failure(end)];
    if (end.record.closeCall?.state === 'connecting' && end.record.openedAt === null && end.endType === 'page') {
      const duplicate = duplicateOf(end);
      return {
        level: 'certain',
        support: [
          pageClose(end),
          ...support,
          ...(duplicate === null ? [] : [{ fact: 'twin', ms: duplicate } as const]),
        ],
      };
    }
    if (end.endType !== 'refused') return null;
    // Only these words are about a close(): the browser gives handshakes up by itself as well.
    return reportedClaim(end, end.failure?.sentence.trim() === CANCELLED_SENTENCE, support.slice(0, 1));
  },
  navigation(end) {
    const { outcome } = end;
    if (outcome.kind === 'page-went-away') {
      return outcome.persisted ? null : { level: 'certain', support: [{ fact: 'document-left', persisted: false }] };
    }
    if (end.endType === 'left') return { level: 'likely', support: [{ fact: 'document-left', persisted: false }] };
    // Firefox closes with 1001 before it tells that the page is left.
    const isFirefox = end.entry.source.engine === 'firefox' && end.endType === 'server' && end.code === 1001;
    if (!isFirefox || outcome.kind !== 'closed' || outcome.reason !== '') return null;
    const next = end.surroundings.nextDocument(end);
    const ms = next === null ? Number.POSITIVE_INFINITY : next - end.endedAt;
    const support: Observation[] = [{ fact: 'close-frame', code: 1001, reason: '' }];
    return ms >= -JUST && ms <= NEXT
      ? { level: 'likely', weight: 3, support: [...support, { fact: 'next-document', ms: Math.max(0, ms) }] }
      : { level: 'possible', support };
  },
  'back-forward-cache'(end) {
    if (end.failure?.sentence.trim() === CACHE_SENTENCE) return reportedClaim(end, true);
    if (end.outcome.kind === 'page-went-away' && end.outcome.persisted) {
      return { level: 'certain', support: [{ fact: 'document-left', persisted: true }] };
    }
    if (end.endType !== 'cut' && end.endType !== 'broken') return null;
    const ms = Math.min(
      end.since('pageshow') ?? Number.POSITIVE_INFINITY,
      end.since('pagehide') ?? Number.POSITIVE_INFINITY,
    );
    // The mark of the page's own first showing is no return.
    const hasLeft = end.since('pagehide') !== null;
    return hasLeft && ms <= 5_000 && !end.failure
      ? { level: 'likely', weight: 3, support: [{ fact: 'cached', ms }] }
      : null;
  },
  'page-frozen'(end) {
    if (!isLost(end)) return null;
    const frozen = end.since('freeze');
    const resumed = end.since('resume');
    if (frozen === null || (resumed !== null && resumed < frozen && resumed > 10_000)) return null;
    return { level: 'likely', weight: 2, support: [{ fact: 'frozen', ms: frozen }] };
  },
  'background-throttling'(end) {
    if (!isLost(end) || end.record.visibility !== 'hidden' || end.since('freeze') !== null) return null;
    const ms = end.since('hidden') ?? end.ageMs ?? 0;
    if (ms < THROTTLED || end.record.traffic === null || end.record.traffic.sent.messages === 0) return null;
    const unsent = end.unsentMs ?? 0;
    const support: Observation[] = [
      { fact: 'hidden', ms },
      { fact: 'silence', ms: unsent, since: 'sent' },
    ];
    return { level: 'possible', weight: unsent >= 50_000 && unsent <= 70_000 ? 2 : 0, support };
  },
  offline(end) {
    if (!isLost(end) && end.endType !== 'refused') return null;
    const ms = end.since('offline');
    const back = end.since('online');
    if (!end.record.online) {
      return {
        level: 'likely',
        weight: 4,
        support: [{ fact: 'offline-at-end' }, ...(ms === null ? [] : [{ fact: 'offline', ms } as const])],
      };
    }
    if (ms === null || ms > MISSED || (back !== null && back > ms)) return null;
    return { level: end.endType === 'refused' ? 'possible' : 'likely', weight: 2, support: [{ fact: 'offline', ms }] };
  },
  sleep(end) {
    if (!isLost(end) && end.endType !== 'refused') return null;
    const jump = clockJumpBefore(end);
    if (!jump) return null;
    return { level: jump.isSure ? 'likely' : 'possible', weight: 3, support: [{ fact: 'clock-jump', ms: jump.ms }] };
  },
  'network-lost'(end) {
    if (end.endType !== 'cut') return null;
    const { hosts, sockets } = end.surroundings.cutElsewhere(end);
    if (hosts === 0) return null;
    const level = hosts >= 2 || sockets >= 3 ? 'likely' : 'possible';
    return {
      level,
      weight: 3,
      support: [{ fact: 'no-close-frame' }, { fact: 'other-hosts', count: hosts, ms: 1_500 }],
    };
  },
};

/** The page's own `close()`, and the innermost frame of its call. */
export function pageClose({ record: { closeCall } }: Case): Observation {
  return {
    fact: 'page-close',
    code: closeCall?.code ?? null,
    reason: closeCall?.reason ?? null,
    state: closeCall?.state ?? 'open',
    site: parseStack(closeCall?.stack ?? null)[0] ?? null,
  };
}

function serverClose({ code, outcome }: Case): Observation {
  return { fact: 'close-frame', code: code ?? 1005, reason: 'reason' in outcome ? outcome.reason : '' };
}

/** What happened to the page just before it closed. */
function precedingEvent(end: Case): Observation[] {
  const facts: Observation[] = [];
  const hid = end.since('hidden');
  const left = end.since('pagehide');
  const offline = end.since('offline');
  if (hid !== null && hid <= JUST) facts.push({ fact: 'hid', ms: hid });
  if (left !== null && left <= JUST) facts.push({ fact: 'document-left', persisted: false });
  if (offline !== null && offline <= JUST) facts.push({ fact: 'offline', ms: offline });
  return facts;
}

/** Lost by the other end, or given up by the page for want of an answer. */
function isLost({ endType, unheardMs, outcome }: Case): boolean {
  if (endType === 'cut' || (endType === 'server' && outcome.kind === 'closed' && outcome.code !== 1000)) return true;
  return isPageClose(endType) && unheardMs !== null && unheardMs >= 10_000;
}

/** Milliseconds to another socket of this page at this endpoint that was made in the same breath. */
function duplicateOf(end: Case): number | null {
  const { siblings, place } = end.relation;
  const gaps = [siblings[place - 1], siblings[place + 1]].flatMap((duplicate) =>
    duplicate ? [Math.abs(duplicate.record.createdAt - end.record.createdAt)] : [],
  );
  const ms = Math.min(...gaps, Number.POSITIVE_INFINITY);
  return ms <= 200 ? ms : null;
}
