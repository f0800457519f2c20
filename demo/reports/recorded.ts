import type { LogEntry } from '../../lib/model/entry';
import { parseEntry } from '../../lib/model/parse';
import recorded from './recorded.json';
import type { Report } from './report';
import { hostOf } from './reports';

const PLAYED: Readonly<Record<string, readonly unknown[]>> = recorded;

/** The log of a report: what Chromium recorded when it was played, or what was written down. */
export function logOfReport(report: Report): LogEntry[] {
  if ('log' in report.replay) return report.replay.log(hostOf(report));
  return (PLAYED[report.id] ?? []).map((value) => {
    const result = parseEntry(value);
    if ('problem' in result) throw new Error(`${report.id}: ${result.problem}`);
    return result.entry;
  });
}
