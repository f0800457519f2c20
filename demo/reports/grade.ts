import { fixesOf } from '../../data/fixes/fixes';
import { findCause } from '../../lib/analysis/causes/all';
import { diagnose } from '../../lib/analysis/diagnosis';
import { explain } from '../../lib/analysis/explain';
import type { Finding } from '../../lib/analysis/finding';
import { observationText } from '../../lib/analysis/finding-text';
import type { LogEntry } from '../../lib/model/entry';
import type { Report } from './report';

/**
 * - `right`: the first finding is the true cause, and nothing that is called likely or certain is false
 * - `partly`: nothing is false, and the first finding names part of the truth, or a later one all of it
 * - `missed`: nothing is false, and no finding names the truth
 * - `wrong`: something false is called likely or certain
 */
export type Verdict = 'right' | 'partly' | 'missed' | 'wrong';

export interface Grade {
  id: string;
  verdict: Verdict;
  headline: string;
  findings: readonly Finding[];
  /** Causes that are false and yet called likely or certain. */
  wrong: string[];
}

/** Compares what Hangup says of a report's log with what is true. */
export function grade(report: Report, log: readonly LogEntry[]): Grade {
  const { right, says, part = [] } = report.expected;
  const entry = judgedOf(report, log);
  const { headline, advice } = explain(entry);
  const findings = diagnose(log).of(entry.record.key);
  const [first] = findings;
  const wrong = findings
    .filter(
      ({ cause, level, role }) => role !== 'remark' && level !== 'possible' && ![...right, ...part].includes(cause),
    )
    .map(({ cause }) => cause);
  const told = first ? [headline, advice, wordsOf(first)].join('\n') : '';
  const isRight = first !== undefined && right.includes(first.cause) && (says?.test(told) ?? true);
  const isPart = findings.some(({ cause }) => right.includes(cause) || part.includes(cause));
  const verdict = wrong.length > 0 ? 'wrong' : isRight ? 'right' : isPart ? 'partly' : 'missed';
  return { id: report.id, verdict, headline, findings, wrong };
}

/** The connection that is judged. */
function judgedOf({ id, judged }: Report, log: readonly LogEntry[]): LogEntry {
  const inOrder = [...log].sort((a, b) => a.record.createdAt - b.record.createdAt);
  const entry =
    judged === 'refused'
      ? inOrder.find(({ record }) => record.openedAt === null)
      : inOrder.at(judged === 'first' ? 0 : -1);
  if (!entry) throw new Error(`Nothing was recorded of ${id}`);
  return entry;
}

/** All that is said of a finding. */
function wordsOf({ cause, support, contradiction }: Finding): string {
  const known = findCause(cause);
  const fixes = fixesOf(known?.fixes ?? []).map(({ title }) => title);
  const facts = [...support, ...contradiction].map(observationText);
  return [known?.title, known?.explanation, known?.change, ...facts, ...fixes].join('\n');
}
