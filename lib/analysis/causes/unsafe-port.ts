import { BAD_PORTS } from '../../../data/bad-ports';
import { CHROMIUM_NET_ERRORS } from '../../../data/cause-sources';
import { refused } from '../entries.fixture';
import { mayBeForbidden } from '../evidence/concerns';
import { exception, isAboutPort, thrownBy } from '../evidence/forbidden';
import { errorOf, reportedClaim } from '../evidence/unreachable';
import { E } from '../examples/forbidden.fixture';
import type { Cause, CauseExamples } from './cause';

const UNSAFE = new Set(['ERR_UNSAFE_PORT', 'NS_ERROR_PORT_ACCESS_NOT_ALLOWED']);

export const unsafePort: Cause<'unsafe-port'> = {
  id: 'unsafe-port',
  title: 'A port that browsers never connect to',
  explanation: "The port is on the browsers' list of bad ports, which belong to mail, chat and other old protocols.",
  change: 'Serve on another port, best 443 or 80.',
  where: 'server',
  role: 'fault',
  sources: ['WHATWG Fetch Standard: bad port', `${CHROMIUM_NET_ERRORS}: UNSAFE_PORT`],
  fixes: [],
  concerns: mayBeForbidden,
  predicate(end) {
    const thrown = thrownBy(end);
    if (thrown?.name === 'SecurityError' && isAboutPort(thrown))
      return { level: 'certain', support: [exception(thrown)] };
    const port = Number(/:(\d+)$/.exec(end.host)?.[1] ?? 0);
    // Firefox tells nobody, and the port is known.
    if (end.endType === 'refused' && !end.failure && end.status === null && port > 0 && BAD_PORTS.has(port)) {
      return { level: 'likely', support: [{ fact: 'bad-port', port }] };
    }
    return reportedClaim(end, UNSAFE.has(errorOf(end)));
  },
};

export const examples = (): CauseExamples => ({
  fits: {
    Chromium: {
      level: 'certain',
      first: true,
      log: [refused(`${E}ERR_UNSAFE_PORT`, { url: 'ws://localhost:6667/' })],
    },
    Firefox: {
      level: 'certain',
      first: true,
      log: [refused('NS_ERROR_PORT_ACCESS_NOT_ALLOWED', { engine: 'firefox', source: 'webRequest' })],
    },
  },
  misses: {
    'nobody listens on it': [refused(`${E}ERR_CONNECTION_REFUSED`, { url: 'ws://localhost:6667/' })],
    'an extension': [refused(`${E}ERR_BLOCKED_BY_CLIENT`, { url: 'ws://localhost:6667/' })],
  },
});
