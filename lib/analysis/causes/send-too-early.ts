import { WHATWG } from '../../../data/cause-sources';
import { ended } from '../entries.fixture';
import { mayBeForbidden } from '../evidence/concerns';
import { invalidCall } from '../evidence/forbidden';
import { call } from '../examples/forbidden.fixture';
import type { Cause, CauseExamples } from './cause';

export const sendTooEarly: Cause<'send-too-early'> = {
  id: 'send-too-early',
  title: 'send() before the connection was open',
  explanation: 'send() threw InvalidStateError, because the socket was still CONNECTING, and the message was lost.',
  change: 'Send in the open event, or keep messages in a queue until then.',
  where: 'page',
  role: 'remark',
  sources: [`${WHATWG}: send(data)`],
  fixes: ['page-queue'],
  concerns: mayBeForbidden,
  predicate: (end) => invalidCall(end, 'send'),
};

export const examples = (): CauseExamples => ({
  fits: {
    'send() while CONNECTING': {
      level: 'certain',
      first: true,
      log: [ended({ code: 1000, record: call('send', 'InvalidStateError', 'Still in CONNECTING state.') })],
    },
  },
  misses: {
    'close() was the mistake': [
      ended({ record: call('close', 'SyntaxError', 'The message must not be greater than 123 bytes.') }),
    ],
    'nothing was': [ended({ code: 1000 })],
  },
});
