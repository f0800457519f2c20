import { lookUp } from '../../reference/look-up';
import { closedByPage, ended } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { closeFrame } from '../evidence/server-closes';
import type { Observation } from '../finding';
import type { Cause, CauseExamples } from './cause';

export const applicationCode: Cause<'application-code'> = {
  id: 'application-code',
  title: "The application's own reason",
  explanation: 'The server closed with a code of 3000 to 4999, whose meaning its application or protocol defines.',
  change: "Look the code up in the protocol's own documentation; a dictionary of your own makes Hangup say it.",
  where: 'page',
  role: 'fault',
  sources: ['RFC 6455 §7.4.2'],
  fixes: [],
  concerns: endedBy('cut', 'server', 'broken', 'refused'),
  predicate(end) {
    const { code } = end;
    if (end.endType !== 'server' || code === null || code < 3000 || code > 4999) return null;
    const meaning = end.meaning();
    // What the registry explains has a cause of its own.
    if (!meaning && code < 4000 && lookUp(code).registered) return null;
    const reported: Observation[] = meaning
      ? [{ fact: 'meaning', code, name: meaning.name, dictionary: meaning.dictionary.name, meaning: meaning.meaning }]
      : [];
    return { level: 'certain', support: [closeFrame(end), ...reported] };
  },
};

export const examples = (): CauseExamples => ({
  fits: {
    'a code of its own': { level: 'certain', first: true, log: [ended({ code: 4000, reason: 'bye' })] },
    'a code that its protocol explains': {
      level: 'certain',
      first: true,
      log: [ended({ code: 4429, record: { protocol: 'graphql-transport-ws' } })],
    },
    'an unregistered 3xxx': { level: 'certain', first: true, log: [ended({ code: 3456 })] },
  },
  misses: {
    'a registered 3xxx': [ended({ code: 3000 })],
    'the page chose it': [closedByPage({ code: 4000, call: { code: 4000 } })],
    'a code beyond all ranges': [ended({ code: 5000 })],
  },
});
