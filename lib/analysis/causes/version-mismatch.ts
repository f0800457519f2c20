import { endedBy } from '../evidence/concerns';
import { wasAnswered } from '../evidence/evidence';
import { status } from '../evidence/unreachable';
import { answered } from '../examples/answers.fixture';
import type { Observation } from '../finding';
import type { Cause, CauseExamples } from './cause';

export const versionMismatch: Cause<'version-mismatch'> = {
  id: 'version-mismatch',
  title: 'Client and server speak different versions',
  explanation:
    'The URL asks for a version of the protocol that the server does not speak: EIO=3 is Socket.IO 2, EIO=4 is Socket.IO 3 and 4.',
  change:
    'Use the same major version on both sides (is an old bundle cached?), or let the server accept the older client (allowEIO3: true).',
  where: 'server',
  role: 'fault',
  sources: ['github:socketio/socket.io#4381', 'https://socket.io/docs/v4/client-installation/#version-compatibility'],
  fixes: [],
  concerns: endedBy('refused'),
  predicate(end) {
    const url = end.record.url ?? '';
    const version = /[?&]EIO=(\d+)/i.exec(url)?.[1];
    if (!wasAnswered(end, 400) || version === undefined || /[?&]sid=/.test(url)) return null;
    const support: Observation[] = [status(400), { fact: 'path', path: `EIO=${version}` }];
    return Number(version) < 4 ? { level: 'likely', weight: 3, support } : { level: 'possible', weight: 1, support };
  },
};

export const examples = (): CauseExamples => ({
  fits: {
    'Socket.IO 2 at a newer server': {
      level: 'likely',
      first: true,
      log: [answered(400, { url: 'wss://chat.example/socket.io/?EIO=3&transport=websocket' })],
    },
  },
  misses: {
    'with a session': [answered(400, { url: 'wss://chat.example/socket.io/?EIO=3&transport=websocket&sid=abc' })],
    'without a version': [answered(400)],
    'a 404': [answered(404, { url: 'wss://chat.example/socket.io/?EIO=3&transport=websocket' })],
  },
});
