import type { Sender } from '../../data/close-code';
import { type CodeMeaning, lookUp } from '../reference/look-up';
import { rangeOf } from '../reference/range';
import { codeOf, type ReferenceRow } from '../reference/rows';

export interface ReferenceFilter {
  /** The first code of a range. */
  range: number | null;
  /** `nobody`: codes that nobody may send. */
  sender: Sender | 'nobody' | null;
  /** Id of a dictionary. */
  dictionary: string | null;
}

export const NO_FILTER: ReferenceFilter = { range: null, sender: null, dictionary: null };

/** A test of rows: what is chosen must all hold. */
export function passing({ range, sender, dictionary }: ReferenceFilter): (row: ReferenceRow) => boolean {
  return (row) => {
    const code = codeOf(row);
    if (range !== null && rangeOf(code).from !== range) return false;
    if (sender !== null && !sentBy(lookUp(code), sender)) return false;
    return dictionary === null || (row.kind === 'application' && row.application.dictionary.id === dictionary);
  };
}

function sentBy({ sendableBy }: CodeMeaning, sender: Sender | 'nobody'): boolean {
  return sender === 'nobody' ? sendableBy.length === 0 : sendableBy.includes(sender);
}
