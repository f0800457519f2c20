import { CATEGORIES } from '../model/category';
import type { ConnectionCounts, NotRecordedReason } from './messages';

/** The background's answer as {@link ConnectionCounts}; `null` if it is anything else. By hand: the popup opens sooner. */
export function parseConnectionCounts(answer: unknown): ConnectionCounts | null {
  if (!isObject(answer) || !Array.isArray(answer.ends) || !isCount(answer.dropped)) return null;
  const { dropped } = answer;
  const unrecorded = parseNotRecordedReason(answer.unrecorded);
  if (unrecorded === undefined) return null;
  const ends = answer.ends.map(parseCount);
  return ends.some((end) => end === null) ? null : { ends: ends.filter((end) => end !== null), dropped, unrecorded };
}

/** `undefined` for anything else. */
export function parseNotRecordedReason(value: unknown): NotRecordedReason | null | undefined {
  return value === null || value === 'devtools' || value === 'sites' ? value : undefined;
}

function parseCount(end: unknown): ConnectionCounts['ends'][number] | null {
  if (!isObject(end)) return null;
  const { label, code, count } = end;
  const category = CATEGORIES.find((each) => each === end.category);
  if (typeof label !== 'string' || !(code === null || isCount(code)) || !isCount(count) || !category) return null;
  return { label, code, category, count };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}
