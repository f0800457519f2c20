import { CODES } from '../../../data/cause-sources';
import type { Case } from '../case';
import { ended } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { limitNamed } from '../evidence/endings';
import { reasonOf } from '../evidence/evidence';
import { speaksOf } from '../evidence/reason';
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
    const named = limitNamed(reasonOf(end));
    const contradiction: Observation[] =
      largest === 0
        ? [{ fact: 'nothing-sent' }]
        : named !== null && largest !== null && largest < named
          ? [{ fact: 'limit-named', bytes: named }]
          : [];
    return contradiction.length > 0
      ? { level: 'possible', support: [closeFrame(end)], contradiction }
      : { level: 'likely', support: [closeFrame(end), ...size] };
  }
  if (end.endType === 'server') return tooBigUnsaid(end, largest, size);
  const left = end.record.bufferedAmount ?? 0;
  if (end.endType !== 'cut' || largest === null || largest < LARGE) return null;
  // What is still unsent was being sent when the connection ended, however long that had taken.
  if (left === 0 && (end.unsentMs ?? 0) > 2_000) return null;
  const unsent: Observation[] = left > 0 ? [{ fact: 'unsent', bytes: left }] : [];
  return {
    level: largest >= VERY_LARGE ? 'likely' : 'possible',
    support: [{ fact: 'no-close-frame' }, ...size, ...unsent],
  };
}

/** Servers that close with 1000, 1005, 1008 or 1011 when a message is too large for them. */
function tooBigUnsaid(end: Case, largest: number | null, size: readonly Observation[]): Claim | null {
  const isGeneral = end.code === 1000 || end.code === 1005 || end.code === 1008;
  const topic = speaksOf(reasonOf(end));
  if (topic === 'size' && isGeneral) return { level: 'likely', weight: 2, support: [closeFrame(end), ...size] };
  const isJust = largest !== null && largest >= 2 * LARGE && (end.unsentMs ?? Number.POSITIVE_INFINITY) <= 1_000;
  if (!isGeneral || !isJust || topic !== null) return null;
  return {
    level: largest >= VERY_LARGE || repeats(end) ? 'likely' : 'possible',
    weight: 1,
    support: [closeFrame(end), ...size],
  };
}

/** Whether another connection at this endpoint ended with the same code after a message as large. */
function repeats({ relation: { siblings, place }, code, record }: Case): boolean {
  const largest = record.traffic?.sent.largest ?? 0;
  return [siblings[place - 1], siblings[place + 1]].some(
    (other) => other?.code === code && (other.record.traffic?.sent.largest ?? 0) >= Math.min(largest, 2 * LARGE),
  );
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
  concerns: endedBy('cut', 'server', 'broken', 'refused'),
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
