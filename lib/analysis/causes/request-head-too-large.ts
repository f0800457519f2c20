import type { Case } from '../case';
import { ended } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { wasAnswered } from '../evidence/evidence';
import { errorOf, failure, status } from '../evidence/unreachable';
import { answered } from '../examples/answers.fixture';
import type { Observation } from '../finding';
import { requestHeadOf } from '../request-head';
import type { Cause, CauseExamples } from './cause';

/** Request heads of this size are refused by servers with the usual limit of 8 kB, counted with what Chromium does not tell. Bytes. */
const OVER_8_KB = 7_600;

/** The smallest limits in wide use: 4 kB. Bytes. */
const OVER_4_KB = 3_900;

/** A browser's request without cookies has some 550 bytes; some servers read 2 kB. */
const OVER_2_KB = 1_950;

function isHungUp(end: Case): boolean {
  const error = errorOf(end);
  return (
    /RESET|CONNECTION_CLOSED|ABORTED|EMPTY_RESPONSE|NET_INTERRUPT/.test(error) ||
    HANG_UP.test(end.failure?.sentence ?? '')
  );
}

const HANG_UP = /^Connection closed before receiving a handshake response/;

export const requestHeadTooLarge: Cause<'request-head-too-large'> = {
  id: 'request-head-too-large',
  title: 'The request head is too large',
  explanation:
    'URL, cookies and subprotocols go into one request head, for which servers and proxies have limits: 4 to 8 kB are usual, some read only 2 kB.',
  change:
    'Shorten what is largest in it (drop cookies, or serve the socket from a host without them; put a token into the first message), or raise the header limit of the server and of each proxy.',
  where: 'server',
  role: 'fault',
  sources: [
    'github:kubernetes-sigs/headlamp#1827',
    'github:vernemq/vernemq#2267',
    'https://nginx.org/en/docs/http/ngx_http_core_module.html#large_client_header_buffers',
    'RFC 6585 §5',
  ],
  fixes: [],
  concerns: endedBy('refused'),
  predicate(end) {
    const head = requestHeadOf(end);
    const size: Observation = {
      fact: 'request-head',
      bytes: head.bytes,
      part: head.largest,
      partBytes: head.largestBytes,
    };
    const number = wasAnswered(end, 400, 413, 414, 431, 494);
    if (number) {
      // These say it themselves; 400 and 413 have other meanings as well.
      if (number === 414 || number === 431 || number === 494) {
        return { level: 'likely', weight: 4, support: [status(number), size] };
      }
      const limit = number === 413 ? OVER_4_KB : OVER_8_KB;
      if (head.bytes >= limit) return { level: 'likely', weight: 4, support: [status(number), size] };
      return head.bytes >= OVER_4_KB || number === 413
        ? { level: 'possible', weight: 1, support: [status(number), size] }
        : null;
    }
    const isDropped = end.endType === 'refused' && end.status === null && end.failure?.phase !== 'tcp' && isHungUp(end);
    return isDropped && head.bytes >= OVER_2_KB ? { level: 'possible', support: [...failure(end), size] } : null;
  },
};

export const examples = (): CauseExamples => {
  const cookies = (size: number) => ({ requestHeaders: { Cookie: 'x'.repeat(size), 'User-Agent': 'y'.repeat(120) } });

  return {
    fits: {
      'a 431': { level: 'likely', first: true, log: [answered(431, cookies(9_000))] },
      'a 400 with 9 kB of cookies': { level: 'likely', first: true, log: [answered(400, cookies(9_000))] },
      'a 400 with a long token in a subprotocol': {
        level: 'likely',
        first: true,
        log: [answered(400, { record: { requestedProtocols: ['v1', 't'.repeat(8_700)] } })],
      },
      'a 413 with 4 kB of cookies': { level: 'likely', first: true, log: [answered(413, cookies(4_500))] },
      'maybe a 400 with 5 kB of cookies': { level: 'possible', log: [answered(400, cookies(5_000))] },
    },
    misses: {
      'a 400 with a short request': [answered(400, cookies(200))],
      'a 403 with 9 kB of cookies': [answered(403, cookies(9_000))],
      'closed with 1009 after opening': [ended({ code: 1009 })],
    },
  };
};
