import { WHATWG } from '../../../data/cause-sources';
import type { LogEntry } from '../../model/entry';
import { ended, START } from '../entries.fixture';
import { isEndSeen } from '../evidence/concerns';
import { JUST } from '../evidence/page-side';
import { away } from '../examples/page-side.fixture';
import type { Observation } from '../finding';
import type { Cause, CauseExamples } from './cause';

/** In Firefox the next document follows its predecessor's end within. Milliseconds. */
const NEXT = 5_000;

export const navigation: Cause<'navigation'> = {
  id: 'navigation',
  title: 'The page went away',
  explanation: 'The document was left or closed, which ends its sockets; the server is sent 1001.',
  change: 'Nothing: this is how it should be.',
  where: 'nowhere',
  role: 'ordinary',
  sources: ['measured: Chromium 156, Firefox 153', `${WHATWG}: "make disappear"`],
  fixes: [],
  concerns: isEndSeen,
  predicate(end) {
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
};

export const examples = (): CauseExamples => {
  const nextDocument = (at: number): LogEntry =>
    ended({
      number: 2,
      at: at + 100,
      record: { document: { url: 'https://app.example/next', startedAt: START + at, top: true } },
    });

  return {
    fits: {
      'the page was left': { level: 'certain', first: true, log: [away(false)] },
      'Firefox, and the next document': {
        level: 'likely',
        first: true,
        log: [ended({ code: 1001, engine: 'firefox' }), nextDocument(30_400)],
      },
      'Firefox alone': { level: 'possible', log: [ended({ code: 1001, engine: 'firefox' })] },
    },
    misses: {
      '1001 in Chromium': [ended({ code: 1001 })],
      'Firefox, with a reason': [ended({ code: 1001, engine: 'firefox', reason: 'shutting down' })],
      'into the cache': [away(true)],
    },
  };
};
