import type { CauseId } from '../causes/causes';
import { FORBIDDEN_WORDS } from './forbidden';
import { TIME_LIMIT_WORDS } from './limits';
import { PAGE_SIDE_WORDS, RECONNECT_WORDS } from './page-side';
import { REFUSED_WORDS } from './refused';
import { SERVER_CLOSES_WORDS } from './server-closes';
import { UNREACHABLE_WORDS } from './unreachable';
import type { CauseWords } from './words';

/** All causes; one without words is an error of types. */
export const CAUSE_WORDS: Record<CauseId, CauseWords> = {
  ...UNREACHABLE_WORDS,
  ...REFUSED_WORDS,
  ...FORBIDDEN_WORDS,
  ...TIME_LIMIT_WORDS,
  ...SERVER_CLOSES_WORDS,
  ...PAGE_SIDE_WORDS,
  ...RECONNECT_WORDS,
};
