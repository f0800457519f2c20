import { endedBy } from '../evidence/concerns';
import { product } from '../evidence/limits';
import { aged, idle } from '../examples/limits.fixture';
import type { Cause, CauseExamples } from './cause';

export const cloudflareIdle: Cause<'cloudflare-idle'> = {
  id: 'cloudflare-idle',
  title: 'Cloudflare idle timeout',
  explanation:
    'Cloudflare ends proxied WebSockets that stay silent for about 100 s; its restarts may end one at any time.',
  change: 'Send something at least every 30 to 60 s, and expect to reconnect.',
  where: 'proxy',
  role: 'fault',
  sources: [
    'https://websocket.org/guides/infrastructure/cloudflare/',
    'https://developers.cloudflare.com/network/websockets/',
  ],
  fixes: ['ws-ping', 'socket-io-options', 'graphql-ws-server'],
  concerns: endedBy('cut', 'server', 'page', 'both'),
  predicate: product('cloudflare-idle'),
};

export const examples = (): CauseExamples => {
  const cloudflare = { status: 101, responseHeaders: [{ name: 'CF-RAY', value: '8f1-FRA' }] };

  return {
    fits: {
      'a CF-RAY, and 100 s': { level: 'likely', first: true, log: idle(100_000, 4, cloudflare) },
      '100 s alone': { level: 'possible', log: idle(100_000) },
    },
    misses: {
      'a CF-RAY, and 60 s': idle(60_000, 4, cloudflare),
      '100 s of age, with traffic': aged(100_000, 4, cloudflare),
    },
  };
};
