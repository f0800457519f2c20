import { END_NAMES } from '../../data/end-names';
import { CAUSE_WORDS } from '../../data/zh-CN/causes';
import { END_NAME_WORDS } from '../../data/zh-CN/end-names';
import { FAILURE_WORDS } from '../../data/zh-CN/failures';
import { FIX_WORDS } from '../../data/zh-CN/fixes';
import { PRODUCT_WORDS } from '../../data/zh-CN/products';
import type { CauseWords } from '../../data/zh-CN/words';
import { CANON } from '../reference/zh-CN';
import { CAUSES, type CauseId } from './causes/all';

/** A cause without words does not compile. */
const CAUSE_TEXTS: Readonly<Record<CauseId, CauseWords>> = CAUSE_WORDS;

/** All that `data/` says, in Simplified Chinese by its English text. */
export const ALL: ReadonlyMap<string, string> = new Map([
  ...CANON,
  ...[FAILURE_WORDS, FIX_WORDS, PRODUCT_WORDS].flatMap(Object.entries<string>),
  ...ofEndNames(),
  ...ofCauses(),
]);

function* ofEndNames(): Generator<[string, string]> {
  for (const [name, words] of Object.entries(END_NAME_WORDS)) {
    yield [END_NAMES[name as keyof typeof END_NAMES], words];
  }
}

function* ofCauses(): Generator<[string, string]> {
  for (const { id, title, explanation, change } of CAUSES) {
    const words = CAUSE_TEXTS[id];
    yield [title, words.title];
    yield [explanation, words.explanation];
    yield [change, words.change];
  }
}
