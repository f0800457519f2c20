import type { Fault } from '../demo/fault';
import { differences, faultOf } from './compare-records';
import type { Exported } from './exported';

const HEAD = ['', 'Fault', 'Code', 'Name', 'Category', 'HTTP', 'Closed by', 'Reason'];

/** Characters of a reason that are shown. */
const LONGEST = 30;

export interface Table {
  text: string;
  /** Faults that were not recorded as they were caused. */
  wrong: number;
}

/** One line a fault: what the panel shows of it, and under it whatever is not as it was caused. */
export function tableOf(faults: readonly Fault[], recorded: readonly Exported[]): Table {
  const lines: { cells: string[]; problems: string[] }[] = faults.map((fault) => {
    const found = recorded.filter(({ entry }) => faultOf(entry.record.url) === fault.id);
    const problems = differences(
      fault,
      found.map(({ entry }) => entry),
    );
    return { cells: [problems.length === 0 ? '✓' : '✗', fault.id, ...cellsOf(found[0])], problems };
  });
  const widths = HEAD.map((head, column) =>
    Math.max(head.length, ...lines.map(({ cells }) => cells[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const text = [
    line(HEAD),
    ...lines.flatMap(({ cells, problems }) => [line(cells), ...problems.map((problem) => `     ${problem}`)]),
  ];
  return { text: text.join('\n'), wrong: lines.filter(({ problems }) => problems.length > 0).length };
}

function cellsOf(found: Exported | undefined): string[] {
  if (!found) return ['(nothing)', '', '', '', '', ''];
  const { codeLabel, name, category, http, closedBy, reason } = found.shown;
  return [codeLabel, name, category, http.text, closedBy, printable(reason)];
}

/** A reason is whatever a server says: nothing of it may steer a terminal. */
function printable(reason: string): string {
  const text = reason.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '·');
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
