import { ended } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { limitNamed } from '../evidence/endings';
import { reasonOf } from '../evidence/evidence';
import { closeFrame } from '../evidence/server-closes';
import type { Observation } from '../finding';
import type { Cause, CauseExamples } from './cause';

/** A message that was sent so long before may have brought about the end. Milliseconds. */
const JUST = 2_000;

/** Below this a message is small for every limit. Bytes. */
const SMALL = 256;

export const ownMessageTooBig: Cause<'own-message-too-big'> = {
  id: 'own-message-too-big',
  title: "The server's own message was too large on the way",
  explanation:
    'The page sent only small messages: a gateway between them closed the connection because a message that the server sent was too large for it.',
  change:
    "Raise the gateway's limit on frames (Spring Cloud Gateway: max-frame-payload-length), or have the server send smaller messages.",
  where: 'proxy',
  role: 'fault',
  sources: ['github:TooTallNate/Java-WebSocket#1466', 'github:python-websockets/websockets#1247', 'RFC 6455 §7.4.1'],
  fixes: [],
  concerns: endedBy('cut', 'server'),
  predicate(end) {
    const largest = end.record.traffic?.sent.largest ?? null;
    if (end.endType !== 'server' || end.code !== 1009 || largest === null) return null;
    const named = limitNamed(reasonOf(end));
    const size: Observation[] = largest === 0 ? [{ fact: 'nothing-sent' }] : [{ fact: 'largest-sent', bytes: largest }];
    const support: Observation[] = [
      closeFrame(end),
      ...size,
      ...(named === null ? [] : [{ fact: 'limit-named', bytes: named } as const]),
    ];
    if (named !== null && largest >= named) return null;
    if (named !== null) return { level: 'likely', weight: 2, support };
    const isOfPage = largest >= SMALL && (end.unsentMs ?? Number.POSITIVE_INFINITY) <= JUST;
    return isOfPage ? null : { level: 'likely', weight: 1, support };
  },
};

export const examples = (): CauseExamples => ({
  fits: {
    'the reason names a limit that the page was far from': {
      level: 'likely',
      first: true,
      log: [ended({ code: 1009, reason: 'Max frame length of 65536 has been exceeded.', largest: 43 })],
    },
    'the page sent nothing': { level: 'likely', first: true, log: [ended({ code: 1009, largest: 0 })] },
  },
  misses: {
    'a large message just before': [ended({ code: 1009, largest: 200_000, unsent: 30 })],
    'a large message and a limit below it': [
      ended({ code: 1009, reason: 'exceeds maximum size [65536]', largest: 129_876, unsent: 5_000 }),
    ],
    'another code': [ended({ code: 1008, largest: 43 })],
  },
});
