import { WHATWG } from '../../../data/cause-sources';
import { ended, refused, threw } from '../entries.fixture';
import { mayBeForbidden } from '../evidence/concerns';
import { exception, thrownBy } from '../evidence/forbidden';
import type { Observation } from '../finding';
import type { Cause, CauseExamples } from './cause';

/** RFC 9110 §5.6.2: what a subprotocol may consist of. */
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

function badToken(asked: readonly string[]): string | null {
  return asked.find((token, index) => !TOKEN.test(token) || asked.indexOf(token) !== index) ?? null;
}

export const badSubprotocol: Cause<'bad-subprotocol'> = {
  id: 'bad-subprotocol',
  title: 'A subprotocol that is no token',
  explanation:
    'The constructor threw SyntaxError: a subprotocol is empty, holds a character that is not allowed, or is given twice.',
  change: 'Pass tokens without spaces, commas or slashes, each once; base64 tokens need their = and / replaced.',
  where: 'page',
  role: 'fault',
  sources: [`${WHATWG}: new WebSocket(url, protocols)`],
  fixes: [],
  concerns: mayBeForbidden,
  predicate(end) {
    const thrown = thrownBy(end);
    if (thrown?.name !== 'SyntaxError') return null;
    const bad = badToken(end.record.requestedProtocols ?? []);
    const support: Observation[] = [
      exception(thrown),
      ...(bad === null ? [] : [{ fact: 'bad-token', token: bad } as const]),
    ];
    if (/subprotocol/i.test(thrown.message)) return { level: 'certain', support };
    return bad === null || /\burl\b/i.test(thrown.message) ? null : { level: 'likely', support };
  },
};

export const examples = (): CauseExamples => ({
  fits: {
    'a try that a call for the same URL follows at once': {
      level: 'possible',
      log: [
        threw('SyntaxError', "Failed to construct 'WebSocket': The subprotocol '[object Object]' is invalid."),
        ended({ number: 2, code: 1000 }),
      ],
    },
    'a space': {
      level: 'certain',
      first: true,
      log: [
        threw('SyntaxError', "Failed to construct 'WebSocket': The subprotocol 'my protocol' is invalid.", {
          requestedProtocols: ['my protocol'],
        }),
      ],
    },
    'twice, in words of another browser': {
      level: 'likely',
      first: true,
      log: [
        threw(
          'SyntaxError',
          'An invalid or illegal string was specified',
          { requestedProtocols: ['chat', 'chat'] },
          'firefox',
        ),
      ],
    },
  },
  misses: {
    'a bad URL beside good tokens': [
      threw(
        'SyntaxError',
        'An invalid or illegal string was specified',
        { url: 'ws://localhost:undefined/', requestedProtocols: ['chat'] },
        'firefox',
      ),
    ],
    'the server took none of them': [
      refused(
        "Error during WebSocket handshake: Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received",
        {
          status: 101,
          record: { requestedProtocols: ['chat'] },
        },
      ),
    ],
  },
});
