import { CHROMIUM_BASE } from '../../../data/cause-sources';
import { ended, refused } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { responseHeader, serverNames, wasAnswered } from '../evidence/evidence';
import { completed, isAboutProtocol } from '../evidence/refused';
import { closeFrame } from '../evidence/server-closes';
import { reportedClaim, status } from '../evidence/unreachable';
import { H } from '../examples/refused.fixture';
import type { Observation } from '../finding';
import type { Cause, CauseExamples } from './cause';

export const subprotocolMismatch: Cause<'subprotocol-mismatch'> = {
  id: 'subprotocol-mismatch',
  title: 'No common subprotocol',
  explanation: 'Page and server did not agree on a subprotocol: what the server chose is not what the page offered.',
  change:
    'Have the server answer with one of the subprotocols that the page offers, or offer in the page what it speaks.',
  where: 'server',
  role: 'fault',
  sources: ['github:TooTallNate/Java-WebSocket#370', CHROMIUM_BASE],
  fixes: ['ws-protocol', 'fastapi-accept'],
  concerns: endedBy('refused', 'cut', 'server'),
  predicate(end) {
    const { requestedProtocols: asked, protocol: got } = end.record;
    const protocols: Observation[] = asked && asked.length > 0 ? [{ fact: 'protocols', asked, got }] : [];
    if (isAboutProtocol(end)) return reportedClaim(end, true, protocols);
    // Before version 0.9 websockify insists on the subprotocol binary, which noVNC no longer asks for.
    const isWebsockify = serverNames(end, /websockify/) || /\/websockify\b/.test(end.record.url ?? '');
    if (wasAnswered(end, 400) && isWebsockify && !asked?.includes('binary')) {
      return {
        level: 'possible',
        weight: 3,
        support: [status(400), ...responseHeader(end, 'server'), { fact: 'path', path: '/websockify' }],
      };
    }
    if (!asked || asked.length === 0) return null;
    const chosen = end.header('sec-websocket-protocol');
    if (completed(end) && chosen !== null && !asked.includes(chosen)) {
      return { level: 'likely', weight: 2, support: [{ fact: 'protocols', asked, got: chosen }] };
    }
    // Firefox opens all the same; an end at once is then the application's.
    const isEnded = end.endType === 'server' || end.endType === 'cut';
    // A protocol error before the first word is about what was agreed on.
    const isUnheard = (end.record.traffic?.received.messages ?? 0) === 0 && (end.ageMs ?? 0) < 1_000;
    if (end.endType === 'server' && end.code === 1002 && isUnheard) {
      return { level: 'likely', weight: 2, support: [closeFrame(end), ...protocols] };
    }
    const atOnce = got === '' && isEnded && (end.ageMs ?? 0) < 5_000;
    return atOnce ? { level: 'possible', support: protocols } : null;
  },
};

export const examples = (): CauseExamples => ({
  fits: {
    'none was chosen': {
      level: 'certain',
      first: true,
      log: [
        refused(`${H}Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received`, {
          status: 101,
          record: { requestedProtocols: ['graphql-transport-ws'] },
        }),
      ],
    },
    'another was chosen': {
      level: 'certain',
      first: true,
      log: [
        refused(`${H}'Sec-WebSocket-Protocol' header value 'mqtt' in response does not match any of sent values`, {
          status: 101,
        }),
      ],
    },
    'Firefox opens without one': {
      level: 'possible',
      log: [ended({ age: 40, silence: 40, engine: 'firefox', record: { requestedProtocols: ['chat'] } })],
    },
  },
  misses: {
    'the extension is wrong': [
      refused(`${H}Found an unsupported extension 'x' in 'Sec-WebSocket-Extensions' header`, { status: 101 }),
    ],
    'agreed upon': [ended({ age: 40, silence: 40, record: { requestedProtocols: ['chat'], protocol: 'chat' } })],
    'none was asked for': [ended({ age: 40, silence: 40 })],
    'it went well for a while': [ended({ age: 60_000, engine: 'firefox', record: { requestedProtocols: ['chat'] } })],
  },
});
