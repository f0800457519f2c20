import { endedBy } from '../evidence/concerns';
import { negotiated, openings, wasAnswered } from '../evidence/evidence';
import { status } from '../evidence/unreachable';
import { answered } from '../examples/refused.fixture';
import type { Cause, CauseExamples } from './cause';

export const stickySessionMissing: Cause<'sticky-session-missing'> = {
  id: 'sticky-session-missing',
  title: 'The request reached another instance',
  explanation:
    'Engine.IO began this session with one instance of the server, and the upgrade went to another that does not know it.',
  change: 'Turn sticky sessions on in the load balancer, or let the client use the websocket transport alone.',
  where: 'proxy',
  role: 'fault',
  sources: ['https://socket.io/docs/v4/using-multiple-nodes/#enabling-sticky-session'],
  fixes: ['ingress-nginx-affinity', 'aws-alb-stickiness', 'heroku-affinity', 'socket-io-transport'],
  concerns: endedBy('refused', 'cut', 'server'),
  predicate(end) {
    const number = wasAnswered(end, 400, 404);
    const by = negotiated(end);
    if (!number) return null;
    const others = openings(end);
    if (by === null) return null;
    // SignalR tells a lost connection id by 404, Engine.IO a lost session by 400.
    const isUsual = by === 'engine.io' ? number === 400 : by === 'signalr' ? number === 404 : others.length > 0;
    return {
      level: isUsual || others.length > 0 ? 'likely' : 'possible',
      weight: 2,
      support: [status(number), ...others],
    };
  },
};

export const examples = (): CauseExamples => ({
  fits: {
    'a 400 to a known session': {
      level: 'likely',
      first: true,
      log: [answered(400, { url: 'wss://chat.example/socket.io/?EIO=4&transport=websocket&sid=abc' })],
    },
  },
  misses: {
    'a 400 without a session': [answered(400, { url: 'wss://chat.example/socket.io/?EIO=4&transport=websocket' })],
    'a 400 to something else': [answered(400, { url: 'wss://chat.example/live?sid=abc' })],
    'a 403 to a session': [answered(403, { url: 'wss://chat.example/socket.io/?EIO=4&sid=abc' })],
  },
});
