import { BLINK_CHANNEL } from '../../../data/cause-sources';
import type { Case } from '../case';
import { closedByPage, refused } from '../entries.fixture';
import { isEndSeen } from '../evidence/concerns';
import { pageClose } from '../evidence/page-side';
import { failure, lasted, reportedClaim } from '../evidence/unreachable';
import { CANCELLED, cancelled } from '../examples/page-side.fixture';
import type { Observation } from '../finding';
import type { Cause, CauseExamples } from './cause';

const CANCELLED_SENTENCE = 'WebSocket is closed before the connection is established.';

/** Milliseconds to another socket of this page at this endpoint that was made in the same breath. */
function duplicateOf(end: Case): number | null {
  const { siblings, place } = end.relation;
  const gaps = [siblings[place - 1], siblings[place + 1]].flatMap((duplicate) =>
    duplicate ? [Math.abs(duplicate.record.createdAt - end.record.createdAt)] : [],
  );
  const ms = Math.min(...gaps, Number.POSITIVE_INFINITY);
  return ms <= 200 ? ms : null;
}

export const closedWhileConnecting: Cause<'closed-while-connecting'> = {
  id: 'closed-while-connecting',
  title: 'This page closed it before it was open',
  explanation:
    'The page called close() while CONNECTING: a component that is mounted twice at once (React StrictMode) does, or a time-out of its own.',
  change:
    'If it was not meant: let the cleanup of an effect wait for open before it closes, or keep the socket outside of the component.',
  where: 'page',
  role: 'fault',
  sources: [BLINK_CHANNEL, 'measured: Chromium 156, Firefox 153'],
  fixes: ['page-effect'],
  concerns: isEndSeen,
  predicate(end) {
    const support: Observation[] = [{ fact: 'never-opened', ms: lasted(end) }, ...failure(end)];
    if (end.record.closeCall?.state === 'connecting' && end.record.openedAt === null && end.endType === 'page') {
      const duplicate = duplicateOf(end);
      // A page that waited for seconds reacts to a server that does not answer.
      if (duplicate === null && lasted(end) >= 1_000) return null;
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
};

export const examples = (): CauseExamples => ({
  fits: {
    'close() was seen': { level: 'certain', first: true, log: [refused(CANCELLED, cancelled)] },
    'close() in a worker': {
      level: 'certain',
      first: true,
      log: [refused(CANCELLED, { record: { outcome: { kind: 'unseen' } } })],
    },
  },
  misses: {
    'closed after opening': [closedByPage({ age: 5 })],
    'it timed out': [refused('WebSocket opening handshake timed out', { took: 240_000 })],
    'nobody knows why it failed': [refused()],
  },
});
