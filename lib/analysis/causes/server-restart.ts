import type { Case } from '../case';
import { closedByPage, ended, several } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { reasonOf } from '../evidence/evidence';
import { speaksOf } from '../evidence/reason';
import { restartAround } from '../evidence/restart';
import { closeFrame } from '../evidence/server-closes';
import { failure, status } from '../evidence/unreachable';
import type { Claim, Observation } from '../finding';
import type { Cause, CauseExamples } from './cause';

function restart(end: Case): Claim | null {
  if (end.endType === 'refused') return refusedByRestart(end);
  if (end.endType !== 'server' && end.endType !== 'cut') return null;
  const support: Observation[] = end.endType === 'server' ? [closeFrame(end)] : [{ fact: 'no-close-frame' }];
  const burst = end.relation.burst;
  const elsewhere = end.surroundings.cutElsewhere(end);
  const contradiction: Observation[] =
    elsewhere.sockets > 0 ? [{ fact: 'other-hosts', count: elsewhere.hosts, ms: 1_500 }] : [];
  if (burst) support.push({ fact: 'burst', count: burst.count, ms: burst.ms });
  const topic = end.endType === 'server' ? speaksOf(reasonOf(end)) : null;
  const says = topic === 'restart';
  // The reason speaks of something else.
  if (topic !== null && !says) return null;
  if (end.endType === 'server' && (end.code === 1012 || (end.code === 1001 && (says || burst)))) {
    return { level: 'likely', weight: 1, support, contradiction };
  }
  if (end.endType === 'server' && end.code === 1001) {
    // Firefox gives the sockets of a page that is left a 1001 of its own making.
    const mayBeOurs = end.entry.source.engine !== 'chromium' && reasonOf(end) === '';
    return { level: mayBeOurs ? 'possible' : 'likely', support, contradiction };
  }
  if (says && end.code !== 1000) return { level: 'possible', support, contradiction };
  if (!burst || end.code === 1005) return null;
  // Whatever has a limit ends together what began together.
  const isSure = elsewhere.sockets === 0 && !burst.begunTogether;
  return { level: isSure ? 'likely' : 'possible', weight: 1, support, contradiction };
}

/** A handshake that failed while the server restarted. */
function refusedByRestart(end: Case): Claim | null {
  const isDown = end.status === 502 || end.status === 503 || end.status === 504 || end.failure?.phase === 'tcp';
  const around = isDown ? restartAround(end) : null;
  if (!around) return null;
  const isOver = around.some(({ fact }) => fact === 'opened-after');
  const answered: Observation[] = end.status === null ? failure(end) : [status(end.status)];
  return { level: isOver ? 'likely' : 'possible', weight: 6, support: [...answered, ...around] };
}

export const serverRestart: Cause<'server-restart'> = {
  id: 'server-restart',
  title: 'The server restarts or is deployed',
  explanation: 'The server went down on purpose: it said so, or it ended all its connections at once.',
  change:
    'Reconnect with a random delay, so that not all clients come back at once; drain connections slowly on deploy.',
  where: 'server',
  role: 'fault',
  sources: ['github:BasedHardware/omi#5520', 'IANA registry: 1012 Service Restart'],
  fixes: ['caddy-reload', 'ws-restart', 'page-backoff'],
  concerns: endedBy('cut', 'server', 'broken', 'refused'),
  predicate: restart,
};

export const examples = (): CauseExamples => ({
  fits: {
    '1012': { level: 'likely', first: true, log: [ended({ code: 1012 })] },
    '1001': { level: 'likely', first: true, log: [ended({ code: 1001 })] },
    'all sockets of a host at once': {
      level: 'likely',
      log: several(5, 20_000, (plan) => ended({ ...plan, age: 200_000 - plan.at + 90 * plan.number })),
    },
    'they had begun together as well': {
      level: 'possible',
      log: several(5, 3, (plan) => ended({ ...plan, age: 200_000 })),
    },
    'a 1001 in Firefox': { level: 'possible', log: [ended({ code: 1001, engine: 'firefox' })] },
  },
  misses: {
    'one socket is cut': [ended()],
    'a storm of short attempts': several(8, 200, (plan) => ended({ ...plan, age: 40, silence: 40 })),
    'the page closes all of its sockets': several(5, 20_000, (plan) =>
      closedByPage({ ...plan, age: 200_000 - plan.at }),
    ),
  },
});
