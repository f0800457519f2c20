import { CODES } from '../../../data/cause-sources';
import type { Case } from '../case';
import { closedByPage, ended } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { broke, RESERVED } from '../examples/server-closes.fixture';
import type { Observation } from '../finding';
import type { Cause, CauseExamples } from './cause';

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

export const cutWithoutClose: Cause<'cut-without-close'> = {
  id: 'cut-without-close',
  title: 'The connection was cut without a Close frame',
  explanation: 'TCP ended while the connection was open: the server process died, or something on the way dropped it.',
  change: "Compare with the server's log at this time: a crash, a restart, or a page that it saw leave.",
  where: 'server',
  role: 'fault',
  sources: [CODES, 'measured: Chromium 156, Firefox 153'],
  fixes: ['ws-restart'],
  concerns: endedBy('cut', 'server', 'broken', 'refused'),
  predicate(end) {
    if (end.endType !== 'cut') return null;
    // Firefox fires `error` for a reset and for a broken frame alike.
    const level = end.outcome.kind === 'closed' && end.outcome.errorEvent ? 'possible' : 'likely';
    return { level, weight: -5, support: [{ fact: 'no-close-frame' }, ...durationObservations(end)] };
  },
};

export const examples = (): CauseExamples => ({
  fits: {
    'FIN in Chromium': { level: 'likely', first: true, log: [ended({ age: 50, silence: 50 })] },
    'a reset in Firefox': {
      level: 'possible',
      first: true,
      log: [ended({ age: 50, silence: 50, engine: 'firefox', errorEvent: true })],
    },
  },
  misses: {
    'a Close frame came': [ended({ code: 1001 })],
    'the browser failed it': [broke(RESERVED)],
    'the page had begun to close': [closedByPage({ code: 1006, clean: false, took: 60_000 })],
  },
});
