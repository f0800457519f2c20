import { WHATWG } from '../../../data/cause-sources';
import { ended } from '../entries.fixture';
import { mayBeForbidden } from '../evidence/concerns';
import { invalidCall } from '../evidence/forbidden';
import { call } from '../examples/forbidden.fixture';
import type { Cause, CauseExamples } from './cause';

export const badCloseArguments: Cause<'bad-close-arguments'> = {
  id: 'bad-close-arguments',
  title: 'close() was called wrongly',
  explanation:
    'close() threw and did nothing: a page may pass 1000 or 3000 to 4999, and a reason of at most 123 bytes.',
  change: 'Call close() with a code that a page may use and a short reason, or with nothing.',
  where: 'page',
  role: 'remark',
  sources: [`${WHATWG}: close(code, reason)`],
  fixes: ['page-close'],
  concerns: mayBeForbidden,
  predicate: (end) => invalidCall(end, 'close'),
};

export const examples = (): CauseExamples => ({
  fits: {
    'close(1001)': {
      level: 'certain',
      first: true,
      log: [
        ended({
          code: 1000,
          record: call('close', 'InvalidAccessError', 'The close code must be either 1000, or between 3000 and 4999.'),
        }),
      ],
    },
    'beside a cut': {
      level: 'certain',
      log: [ended({ record: call('close', 'InvalidAccessError', 'The close code') })],
    },
  },
  misses: {
    'send() was the mistake': [ended({ record: call('send', 'InvalidStateError', 'Still in CONNECTING state.') })],
    'the server sent 1001': [ended({ code: 1001 })],
  },
});
