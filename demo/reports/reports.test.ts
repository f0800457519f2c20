import { describe, expect, test } from 'vitest';
import { CLIENTS } from './clients';
import { grade, type Verdict } from './grade';
import { logOfReport } from './recorded';
import type { Report } from './report';
import { CHOSEN_REPORTS, KNOWN_REPORTS, REPORTS } from './reports';

/**
 * Reports about which Hangup does not say the whole truth, and what it says instead. Whatever is not here is right, and
 * nothing is wrong.
 */
const SHORT_OF_THE_TRUTH: Readonly<Record<string, Exclude<Verdict, 'right' | 'wrong'>>> = {
  'fastapi-403-no-route': 'partly',
  'contour-403-websockets-off': 'missed',
  'go-500-no-hijacker': 'partly',
  'envoy-503-h2-listener': 'missed',
  'tinyproxy-403': 'missed',
  'spring-4500-not-reliable': 'partly',
  'haproxy-50-s': 'partly',
  'uvicorn-without-library': 'partly',
  'crossing-reason': 'partly',
  inband: 'partly',
};

test.each(REPORTS.map((report) => [report.id, report] as const))('%s: as right as is known', (id, report) => {
  const { verdict, findings, wrong } = grade(report, logOfReport(report));
  const said = findings.map(({ cause, level }) => `${level} ${cause}`);
  expect({ verdict, wrong, said }).toEqual({ verdict: SHORT_OF_THE_TRUTH[id] ?? 'right', wrong: [], said });
});

describe('score', () => {
  const tally = (reports: readonly Report[]) => {
    const counts: Record<Verdict, number> = { right: 0, partly: 0, missed: 0, wrong: 0 };
    for (const report of reports) counts[grade(report, logOfReport(report)).verdict]++;
    return counts;
  };

  test('of the reports that were chosen before Hangup was asked', () => {
    const { right, wrong } = tally(CHOSEN_REPORTS);
    expect(wrong).toBe(0);
    expect(right).toBeGreaterThanOrEqual(45);
  });

  test('of the known reports and of client libraries', () => {
    const known = tally(KNOWN_REPORTS);
    expect(known.wrong).toBe(0);
    expect(known.right).toBeGreaterThanOrEqual(17);
    expect(tally(CLIENTS).wrong).toBe(0);
  });
});

test('of what is called certain all is true, and of what is called likely nine in ten', () => {
  const counts = { certain: { all: 0, true: 0 }, likely: { all: 0, true: 0 } };
  for (const report of REPORTS) {
    const { right, part = [] } = report.expected;
    for (const { cause, level, role } of grade(report, logOfReport(report)).findings) {
      if (level === 'possible' || role === 'remark') continue;
      counts[level].all++;
      if ([...right, ...part].includes(cause)) counts[level].true++;
    }
  }
  expect(counts.certain.true).toBe(counts.certain.all);
  expect(counts.likely.true / counts.likely.all).toBeGreaterThanOrEqual(0.9);
});
