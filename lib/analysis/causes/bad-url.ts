import { WHATWG } from '../../../data/cause-sources';
import { threw } from '../entries.fixture';
import { mayBeForbidden } from '../evidence/concerns';
import { exception, thrownBy } from '../evidence/forbidden';
import { SECURE } from '../examples/forbidden.fixture';
import type { Cause, CauseExamples } from './cause';

export const badUrl: Cause<'bad-url'> = {
  id: 'bad-url',
  title: 'The URL is no WebSocket URL',
  explanation: 'The constructor threw SyntaxError: the URL cannot be parsed, has another scheme, or a #fragment.',
  change: 'Log the URL just before it is used: an undefined variable in it is the usual find.',
  where: 'page',
  role: 'fault',
  sources: [`${WHATWG}: new WebSocket(url, protocols)`],
  fixes: ['page-scheme'],
  concerns: mayBeForbidden,
  predicate(end) {
    const thrown = thrownBy(end);
    if (thrown?.name !== 'SyntaxError' || /subprotocol/i.test(thrown.message)) return null;
    if (/\burl\b/i.test(thrown.message)) return { level: 'certain', support: [exception(thrown)] };
    const isParsed = end.record.url === null || (URL.canParse(end.record.url) && !end.record.url.includes('#'));
    return isParsed ? null : { level: 'likely', support: [exception(thrown)] };
  },
};

export const examples = (): CauseExamples => ({
  fits: {
    'an undefined port': {
      level: 'certain',
      first: true,
      log: [
        threw('SyntaxError', "Failed to construct 'WebSocket': The URL 'ws://localhost:undefined/' is invalid.", {
          url: 'ws://localhost:undefined/',
        }),
      ],
    },
    'in words of another browser': {
      level: 'likely',
      first: true,
      log: [
        threw(
          'SyntaxError',
          'An invalid or illegal string was specified',
          { url: 'ws://localhost:undefined/' },
          'firefox',
        ),
      ],
    },
  },
  misses: {
    'a bad subprotocol': [
      threw('SyntaxError', "Failed to construct 'WebSocket': The subprotocol 'my protocol' is invalid.", {
        requestedProtocols: ['my protocol'],
      }),
    ],
    'mixed content': [threw('SecurityError', SECURE, { url: 'ws://chat.example/' })],
    'a fine URL': [
      threw('SyntaxError', 'An invalid or illegal string was specified', { requestedProtocols: ['a b'] }, 'firefox'),
    ],
  },
});
