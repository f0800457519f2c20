import { ended } from '../entries.fixture';
import { isEndSeen } from '../evidence/concerns';
import { reportedClaim } from '../evidence/unreachable';
import { away } from '../examples/page-side.fixture';
import type { Cause, CauseExamples } from './cause';

const CACHE_SENTENCE = 'Page entered Back-Forward Cache.';

export const backForwardCache: Cause<'back-forward-cache'> = {
  id: 'back-forward-cache',
  title: 'The page went into the back-forward cache',
  explanation: 'A page that is kept for the Back button keeps no sockets: the browser ends them.',
  change: 'Close in pagehide, and connect again in pageshow when event.persisted is true.',
  where: 'page',
  role: 'fault',
  sources: ['github:whatwg/html#12085', 'chromium third_party/blink/renderer/modules/websockets/dom_websocket.cc'],
  fixes: ['page-lifecycle'],
  concerns: isEndSeen,
  predicate(end) {
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
};

export const examples = (): CauseExamples => ({
  fits: {
    'Chromium says so': {
      level: 'certain',
      first: true,
      log: [ended({ errorEvent: true, evidence: { status: 101, failure: 'Page entered Back-Forward Cache.' } })],
    },
    'the page was put there': { level: 'certain', first: true, log: [away(true)] },
    'cut on return': {
      level: 'likely',
      first: true,
      log: [
        ended({
          errorEvent: true,
          marks: [
            ['pagehide', 9_000],
            ['pageshow', 20],
          ],
        }),
      ],
    },
  },
  misses: {
    'the page was left for good': [away(false)],
    'the first showing': [ended({ age: 900, marks: [['pageshow', 400]] })],
    'long after the return': [
      ended({
        age: 900_000,
        marks: [
          ['pagehide', 700_000],
          ['pageshow', 600_000],
        ],
      }),
    ],
  },
});
