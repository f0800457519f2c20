import { CAUSES } from '../../data/causes/causes';
import { CAUSE_WORDS } from '../../data/zh-CN/causes';
import { FAILURE_WORDS } from '../../data/zh-CN/failures';
import { CANON } from '../reference/zh-CN';

/** What is said of codes, ranges, failed connections and causes, in Simplified Chinese by its English text. */
export const ALL: ReadonlyMap<string, string> = new Map([...CANON, ...Object.entries(FAILURE_WORDS), ...ofCauses()]);

function* ofCauses(): Generator<[string, string]> {
  for (const { id, title, explanation, change } of CAUSES) {
    const words = CAUSE_WORDS[id];
    yield [title, words.title];
    yield [explanation, words.explanation];
    yield [change, words.change];
  }
}
