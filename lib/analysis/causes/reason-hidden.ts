import { ended, refused } from '../entries.fixture';
import { mayBeForbidden } from '../evidence/concerns';
import { E } from '../examples/forbidden.fixture';
import type { Cause, CauseExamples } from './cause';

export const reasonHidden: Cause<'reason-hidden'> = {
  id: 'reason-hidden',
  title: 'Another extension hides the reason',
  explanation: 'An extension that watches or filters requests makes Chromium give an empty reason to everybody.',
  change: 'Turn other extensions off, ad blockers first, and try again: the reason then shows.',
  where: 'browser',
  role: 'remark',
  sources: ['measured: Chromium 156 with an extension that asks for webRequest'],
  fixes: [],
  concerns: mayBeForbidden,
  predicate: ({ evidence, endType }) =>
    evidence?.failure === '' && (endType === 'refused' || endType === 'broken' || endType === 'cut')
      ? { level: 'likely', support: [{ fact: 'failure', text: '' }] }
      : null,
};

export const examples = (): CauseExamples => ({
  fits: { 'an error without a word': { level: 'likely', log: [refused('')] } },
  misses: {
    'no evidence at all': [refused()],
    'a word': [refused(`${E}ERR_CONNECTION_REFUSED`)],
    'no error': [ended({ evidence: { status: 101, failure: null } })],
  },
});
