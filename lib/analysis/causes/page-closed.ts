import { WHATWG } from '../../../data/cause-sources';
import type { Case } from '../case';
import { isPageClose } from '../classify';
import { closedByPage, ended, refused } from '../entries.fixture';
import { isEndSeen } from '../evidence/concerns';
import { JUST, pageClose } from '../evidence/page-side';
import { CANCELLED, cancelled } from '../examples/page-side.fixture';
import type { Observation } from '../finding';
import type { Cause, CauseExamples } from './cause';

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

export const pageClosed: Cause<'page-closed'> = {
  id: 'page-closed',
  title: 'This page closed it',
  explanation: 'The page called close() itself, and the other end answered.',
  change: 'Nothing, if it was meant; else look at the call site.',
  where: 'nowhere',
  role: 'ordinary',
  sources: [`${WHATWG}: close(code, reason)`],
  fixes: [],
  concerns: isEndSeen,
  predicate(end) {
    if (!isPageClose(end.endType) || end.outcome.kind !== 'closed' || !end.outcome.wasClean) return null;
    if (end.record.closeCall?.state !== 'open') return null;
    if (end.endType === 'both')
      return { level: 'likely', support: [pageClose(end), serverClose(end), ...precedingEvent(end)] };
    return { level: 'certain', support: [pageClose(end), ...precedingEvent(end)] };
  },
};

export const examples = (): CauseExamples => ({
  fits: {
    'close(1000)': { level: 'certain', first: true, log: [closedByPage()] },
    'close()': { level: 'certain', first: true, log: [closedByPage({ code: 1005, call: { code: null } })] },
  },
  misses: {
    'the server closed': [ended({ code: 1000 })],
    'nobody answered': [closedByPage({ code: 1006, clean: false, took: 60_000 })],
    'while CONNECTING': [refused(CANCELLED, cancelled)],
  },
});
