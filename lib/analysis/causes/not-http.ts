import { CHROMIUM_BASIC } from '../../../data/cause-sources';
import { refused, several } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { errorOf, reportedClaim } from '../evidence/unreachable';
import { answered, H } from '../examples/refused.fixture';
import type { Cause, CauseExamples } from './cause';

export const notHttp: Cause<'not-http'> = {
  id: 'not-http',
  title: 'The answer is not HTTP',
  explanation: 'What listens on this port speaks another protocol than HTTP.',
  change:
    'Check the port: a database, a mail server or a raw TCP server does not speak WebSocket, and ws: to a TLS port fails like this.',
  where: 'page',
  role: 'fault',
  sources: [CHROMIUM_BASIC, 'measured: Chromium 156'],
  fixes: [],
  concerns: endedBy('refused', 'cut', 'server'),
  predicate: (end) =>
    reportedClaim(
      end,
      errorOf(end) === 'ERR_INVALID_HTTP_RESPONSE' || /Invalid status line$/.test(end.failure?.sentence ?? ''),
    ),
};

export const examples = (): CauseExamples => ({
  fits: {
    'bytes of another protocol': {
      level: 'certain',
      first: true,
      log: [refused(`${H}net::ERR_INVALID_HTTP_RESPONSE`)],
    },
    'a strange status line': { level: 'certain', first: true, log: [refused(`${H}Invalid status line`)] },
  },
  misses: {
    'no answer': [refused('Connection closed before receiving a handshake response')],
    'wss: to a plain port': [refused('Error in connection establishment: net::ERR_SSL_PROTOCOL_ERROR')],
    'a series of 404s': several(3, 1_000, (plan) => answered(404, plan)),
  },
});
