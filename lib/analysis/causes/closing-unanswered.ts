import { closedByPage, ended } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { pageClose } from '../evidence/page-side';
import type { Cause, CauseExamples } from './cause';

/** When browsers tire of a closing handshake, milliseconds. */
const CLOSING_TIMEOUTS = { chromium: [59_000, 64_000], firefox: [18_000, 26_000], safari: null } as const;

export const closingUnanswered: Cause<'closing-unanswered'> = {
  id: 'closing-unanswered',
  title: 'No Close frame came back',
  explanation:
    'The page began the closing handshake, and no Close frame came back: the other end hung up, or the browser tired of waiting.',
  change: 'Have the server answer each Close frame with one of its own; it, or its network, was gone already.',
  where: 'server',
  role: 'fault',
  sources: ['measured: Chromium 156 gives up after 60 s, Firefox 153 after 22 s', 'RFC 6455 §5.5.1'],
  fixes: [],
  concerns: endedBy('cut', 'server', 'page', 'both'),
  predicate(end) {
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
};

export const examples = (): CauseExamples => ({
  fits: {
    'Chromium waited for 60 s': {
      level: 'likely',
      first: true,
      log: [closedByPage({ code: 1006, clean: false, took: 60_002 })],
    },
    'Firefox waited for 22 s': {
      level: 'likely',
      first: true,
      log: [closedByPage({ code: 1006, clean: false, took: 22_000, engine: 'firefox' })],
    },
    'the other end hung up': {
      level: 'likely',
      first: true,
      log: [closedByPage({ code: 1006, clean: false, took: 40 })],
    },
  },
  misses: {
    'it was answered late': [closedByPage({ code: 1000, clean: true, took: 59_000 })],
    'the page closed nothing': [ended()],
  },
});
