import { refused } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { negotiated, openings, responseHeader, serverNames, wasAnswered } from '../evidence/evidence';
import { originOf, server } from '../evidence/refused';
import { status } from '../evidence/unreachable';
import { answered, H } from '../examples/refused.fixture';
import type { Cause, CauseExamples } from './cause';

export const upgradeNotProxied: Cause<'upgrade-not-proxied'> = {
  id: 'upgrade-not-proxied',
  title: 'A proxy does not pass the upgrade on',
  explanation: 'The Upgrade and Connection headers did not reach the application, so it saw an ordinary request.',
  change: 'Have the proxy speak HTTP/1.1 to the application and pass Upgrade and Connection on.',
  where: 'proxy',
  role: 'fault',
  sources: ['github:websockets/ws#1275', 'github:chimurai/http-proxy-middleware#391', 'RFC 6455 §4.2.1'],
  fixes: ['nginx-upgrade', 'apache-upgrade', 'vite-proxy', 'http-proxy-middleware-upgrade', 'cloudflare-websockets-on'],
  concerns: endedBy('refused', 'cut', 'server'),
  predicate(end) {
    const isEnvoy = serverNames(end, /^(?:istio-)?envoy/);
    if (isEnvoy && wasAnswered(end, 403)) {
      // Envoy answers 403 to an upgrade on a route where upgrades are not enabled.
      const isSame = originOf(end).isSame && end.relation.openings.length === 0;
      return { level: isSame ? 'likely' : 'possible', weight: 2, support: [status(403), ...server(end)] };
    }
    const number = wasAnswered(end, 200, 400, 404, 426, ...(isEnvoy ? [503] : []));
    if (!number || responseHeader(end, 'sec-websocket-version').length > 0) return null;
    const level = number === 426 ? 'likely' : 'possible';
    const worked = openings(end);
    if (worked.length > 0) return { level: 'possible', support: [status(number)], contradiction: worked };
    // Its path was negotiated a moment before: it exists.
    const isNegotiated = number === 200 && negotiated(end) !== null;
    return { level, weight: isNegotiated ? 3 : 0, support: [status(number), ...server(end)] };
  },
};

export const examples = (): CauseExamples => ({
  fits: {
    'a 426': { level: 'likely', first: true, log: [answered(426)] },
    'a 400, which has other causes, too': { level: 'possible', first: true, log: [answered(400)] },
    'a 400 of Engine.IO': {
      level: 'possible',
      log: [answered(400, { url: 'wss://chat.example/socket.io/?EIO=4&transport=websocket&sid=abc' })],
    },
    'maybe with a 404': { level: 'possible', log: [answered(404)] },
  },
  misses: {
    'a 101 without Upgrade': [refused(`${H}'Upgrade' header is missing`, { status: 101 })],
    'a 401': [refused('HTTP Authentication failed; no valid credentials available', { status: 401 })],
  },
});
