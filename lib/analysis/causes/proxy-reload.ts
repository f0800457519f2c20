import type { Case } from '../case';
import { ended, several } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import type { Observation } from '../finding';
import type { Cause, CauseExamples } from './cause';

/** Paths that connections ended at once were at, to speak of more than one application. */
const SEVERAL_PATHS = 2;

/** At how many paths of this host connections were cut in the same moment. */
function pathsAt({ hostStatistics, endedAt, relation }: Case): number {
  const ms = relation.burst?.ms ?? 0;
  const paths = new Set<string>();
  for (const socket of hostStatistics.endedAround(endedAt, ms + 200)) {
    if (socket.endType === 'cut') paths.add((socket.record.url ?? '').replace(/[?#].*$/s, ''));
  }
  return paths.size;
}

export const proxyReload: Cause<'proxy-reload'> = {
  id: 'proxy-reload',
  title: 'The proxy was reloaded',
  explanation:
    'Busy connections of different ages and to different paths ended at once: nginx ends what its old workers still carry some time after a reload (ingress-nginx: worker-shutdown-timeout, 240 s).',
  change:
    'Reload less often (a separate ingress controller for sockets), raise worker-shutdown-timeout, and have clients reconnect after a random wait.',
  where: 'proxy',
  role: 'fault',
  sources: [
    'github:kubernetes/ingress-nginx#8977',
    'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/#worker-shutdown-timeout',
  ],
  fixes: [],
  concerns: endedBy('cut', 'server'),
  predicate(end) {
    const burst = end.relation.burst;
    if (end.endType !== 'cut' || !burst || burst.begunTogether) return null;
    const isNginx = /nginx|openresty/i.test(end.header('server') ?? '');
    const paths = pathsAt(end);
    if (!isNginx && paths < SEVERAL_PATHS) return null;
    const elsewhere = end.surroundings.cutElsewhere(end);
    const support: Observation[] = [
      { fact: 'no-close-frame' },
      { fact: 'burst', count: burst.count, ms: burst.ms },
      ...(paths >= SEVERAL_PATHS ? [{ fact: 'paths', count: paths } as const] : []),
      ...(isNginx ? [{ fact: 'response-header', name: 'server', value: end.header('server') ?? '' } as const] : []),
    ];
    const isSure = isNginx && paths >= SEVERAL_PATHS && elsewhere.sockets === 0;
    return { level: isSure ? 'likely' : 'possible', weight: 2, support };
  },
};

export const examples = (): CauseExamples => {
  /** Busy connections of different ages that end in the same moment. */
  const cutTogether = (urls: readonly string[], headers: readonly { name: string; value: string }[]) =>
    urls.map((url, index) =>
      ended({
        number: index + 1,
        at: index * 100_000,
        age: 900_000 - index * 100_000,
        url,
        evidence: { responseHeaders: [...headers], status: 101 },
      }),
    );

  const NGINX = [{ name: 'Server', value: 'nginx' }];

  return {
    fits: {
      'several paths behind nginx': {
        level: 'likely',
        first: true,
        log: cutTogether(['wss://play.example/game', 'wss://play.example/chat', 'wss://play.example/feed'], NGINX),
      },
      'maybe one path behind nginx': {
        level: 'possible',
        log: cutTogether(['wss://play.example/game', 'wss://play.example/game', 'wss://play.example/game'], NGINX),
      },
    },
    misses: {
      'one path, and no nginx': cutTogether(
        ['wss://play.example/a', 'wss://play.example/a', 'wss://play.example/a'],
        [],
      ),
      'one alone': [ended({ age: 900_000 })],
      'closed with 1001': several(3, 10, (plan) => ended({ ...plan, code: 1001, age: 100_000 })),
    },
  };
};
