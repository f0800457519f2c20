import { BLINK_CHANNEL } from '../../../data/cause-sources';
import { ended, refused, several } from '../entries.fixture';
import { mayBeForbidden } from '../evidence/concerns';
import { errorOf, lasted, reportedClaim } from '../evidence/unreachable';
import { E } from '../examples/forbidden.fixture';
import type { Cause, CauseExamples } from './cause';

/** Chromium's limit, both of those that are open and of those that are CONNECTING. */
const MOST_SOCKETS = 255;

export const tooManySockets: Cause<'too-many-sockets'> = {
  id: 'too-many-sockets',
  title: 'The browser has no socket left',
  explanation: 'The browser allows about 255 WebSockets at once, and that many were open.',
  change: 'Close sockets that are no longer needed, and share one connection among the parts of the page.',
  where: 'page',
  role: 'fault',
  sources: ['github:gorilla/websocket#477', BLINK_CHANNEL],
  fixes: [],
  concerns: mayBeForbidden,
  predicate(end) {
    const sentence = end.failure?.sentence.trim();
    if (sentence === 'Insufficient resources' || errorOf(end) === 'ERR_INSUFFICIENT_RESOURCES')
      return reportedClaim(end, true);
    // Chromium says so on its console alone: its Network log never hears of such a socket (measured, Chromium 156).
    const isUntold = end.endType === 'refused' && !end.evidence && lasted(end) < 2_000;
    if (!isUntold || end.entry.source.engine !== 'chromium') return null;
    const count = end.surroundings.aliveAt(end);
    return count < MOST_SOCKETS ? null : { level: 'likely', support: [{ fact: 'sockets-alive', count }] };
  },
};

export const examples = (): CauseExamples => {
  /** Sockets that are CONNECTING from the beginning on, for 5 s. */
  const crowd = (count: number) =>
    several(count, 1, ({ number, at }) => refused(null, { number: number + 1, at, took: 5_000 }));

  return {
    fits: {
      'Chromium says so': { level: 'certain', first: true, log: [refused('Insufficient resources')] },
      'nobody says so, and 255 others are CONNECTING': {
        level: 'likely',
        first: true,
        log: [refused(null, { at: 300 }), ...crowd(255)],
      },
    },
    misses: {
      'one fewer': [refused(null, { at: 300 }), ...crowd(254)],
      'a word of the Network log': [refused(`${E}ERR_CONNECTION_REFUSED`, { at: 300 }), ...crowd(255)],
      'it took its time': [refused(null, { at: 300, took: 9_000 }), ...crowd(255)],
      'the server has none left': [
        refused('Error during WebSocket handshake: Unexpected response code: 503', { status: 503 }),
      ],
      'the server is busy': [ended({ code: 1013, age: 30 })],
    },
  };
};
