import { CODES } from '../../../data/cause-sources';
import { closedByPage, ended } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { reasonOf } from '../evidence/evidence';
import { closeFrame } from '../evidence/server-closes';
import type { Cause, CauseExamples } from './cause';

export const noCode: Cause<'no-code'> = {
  id: 'no-code',
  title: 'The server closed without a code',
  explanation: "The server's Close frame was empty, as a bare close() sends it; usually nothing is wrong.",
  change: 'To learn why next time, have the server close with a code and a reason.',
  where: 'server',
  role: 'ordinary',
  sources: ['github:python-websockets/websockets#1260', CODES],
  fixes: [],
  concerns: endedBy('cut', 'server', 'broken', 'refused'),
  predicate: (end) =>
    end.endType === 'server' && end.code === 1005 && reasonOf(end) === ''
      ? { level: 'certain', support: [closeFrame(end)] }
      : null,
};

export const examples = (): CauseExamples => ({
  fits: { 'an empty Close frame': { level: 'certain', first: true, log: [ended({ code: 1005 })] } },
  misses: {
    'the page called close()': [closedByPage({ code: 1005, call: { code: null } })],
    '1005 on the wire, with a reason': [ended({ code: 1005, reason: 'not allowed', engine: 'firefox' })],
    '1006': [ended()],
  },
});
