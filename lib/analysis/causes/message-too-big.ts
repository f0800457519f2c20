import { CODES } from '../../../data/cause-sources';
import type { Case } from '../case';
import { ended } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { closeFrame } from '../evidence/server-closes';
import type { Claim, Observation } from '../finding';
import type { Cause, CauseExamples } from './cause';

/** A message from which on it may be that it was too big; the smallest limit in wide use. Bytes. */
const LARGE = 32 * 1024;

/** Nearly every server's limit. Bytes. */
const VERY_LARGE = 1024 * 1024;

function tooBig(end: Case): Claim | null {
  const largest = end.record.traffic?.sent.largest ?? null;
  const size: Observation[] =
    largest === null || largest === 0 ? [] : [{ fact: 'large-message', bytes: largest, ms: end.unsentMs ?? 0 }];
  if (end.endType === 'server' && end.code === 1009) {
    return largest === 0
      ? { level: 'possible', support: [closeFrame(end)], contradiction: [{ fact: 'nothing-sent' }] }
      : { level: 'likely', support: [closeFrame(end), ...size] };
  }
  if (end.endType !== 'cut' || largest === null || largest < LARGE || (end.unsentMs ?? 0) > 2_000) return null;
  const left = end.record.bufferedAmount ?? 0;
  const unsent: Observation[] = left > 0 ? [{ fact: 'unsent', bytes: left }] : [];
  return {
    level: largest >= VERY_LARGE ? 'likely' : 'possible',
    support: [{ fact: 'no-close-frame' }, ...size, ...unsent],
  };
}

export const messageTooBig: Cause<'message-too-big'> = {
  id: 'message-too-big',
  title: 'A message was too big',
  explanation: 'The other end takes messages up to a limit only, and one was longer.',
  change: 'Send it in parts, or raise the limit of the server (or of the gateway before it).',
  where: 'server',
  role: 'fault',
  sources: ['github:python-websockets/websockets#1382', CODES],
  fixes: [
    'ws-max-payload',
    'spring-container',
    'python-websockets-serve',
    'signalr-options',
    'uvicorn-ping',
    'socket-io-options',
  ],
  concerns: endedBy('cut', 'server', 'broken'),
  predicate: tooBig,
};

export const examples = (): CauseExamples => ({
  fits: {
    '1009': { level: 'likely', first: true, log: [ended({ code: 1009, largest: 65_536, silence: 12 })] },
    'cut after a message of 2 MiB': { level: 'likely', first: true, log: [ended({ largest: 2 << 20, silence: 40 })] },
    'cut after a message of 64 KiB': { level: 'possible', log: [ended({ largest: 65_536, silence: 40 })] },
    '1009 though nothing was sent': {
      level: 'possible',
      log: [ended({ code: 1009, age: 40, silence: 40, largest: 0 })],
    },
  },
  misses: {
    'a large message long ago': [ended({ age: 90_000, largest: 2 << 20, unsent: 50_000, unheard: 1_000 })],
    'cut after small messages': [ended({ largest: 900, silence: 40 })],
    'the server failed after a large message': [ended({ code: 1011, largest: 2 << 20, silence: 40 })],
  },
});
