import { expect, test } from 'vitest';
import { CLIENTS } from './clients';
import { grade, type Verdict } from './grade';
import { logOfReport } from './recorded';
import type { Report } from './report';
import { CHOSEN_REPORTS, KNOWN_REPORTS } from './reports';

function scoreOf(reports: readonly Report[]): Record<Verdict, number> {
  const score: Record<Verdict, number> = { right: 0, partly: 0, missed: 0, wrong: 0 };
  for (const report of reports) score[grade(report, logOfReport(report)).verdict]++;
  return score;
}

/** The scores of docs/accuracy.md. A change of the causes changes them, to the better or to the worse. */
test('the scores are those that are written down', () => {
  expect({
    chosen: scoreOf(CHOSEN_REPORTS),
    known: scoreOf(KNOWN_REPORTS),
    clients: scoreOf(CLIENTS),
  }).toEqual({
    chosen: { right: 20, partly: 15, missed: 2, wrong: 20 },
    known: { right: 3, partly: 4, missed: 1, wrong: 11 },
    clients: { right: 7, partly: 3, missed: 0, wrong: 6 },
  });
});
