import { BAD_PORTS } from '../../../data/bad-ports';
import type { FORBIDDEN } from '../../../data/causes/forbidden';
import { urlParts } from '../../model/url-parts';
import type { Case } from '../case';
import type { Observation, Predicates } from '../finding';
import { errorOf, failure, lasted, reportedClaim } from './unreachable';

/**
 * Whether a host (with or without a port) is one of this machine or of the local network, by its name or its address:
 * loopback, RFC 1918, RFC 4193, link-local, `.local` and bare names.
 */
function isPrivateHost(host: string): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  if (name.startsWith('[')) return /^\[(?:::1|f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*)\]$/.test(name);
  if (/^\d+\.\d+\.\d+\.\d+$/.test(name)) {
    return /^(?:127\.|10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.)/.test(name);
  }
  return name !== '' && (!name.includes('.') || name.endsWith('.localhost') || name.endsWith('.local'));
}

const LOCAL_NETWORK = new Set([
  'ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS',
  'ERR_BLOCKED_BY_PRIVATE_NETWORK_ACCESS_CHECKS',
  'NS_ERROR_LOCAL_NETWORK_ACCESS_DENIED',
]);
const FILTERS = new Set(['NS_ERROR_TRACKING_URI', 'NS_ERROR_MALWARE_URI', 'NS_ERROR_PHISHING_URI']);
const POLICIES = new Set(['ERR_BLOCKED_BY_CSP', 'NS_ERROR_CONTENT_BLOCKED', 'NS_ERROR_CSP_FRAME_ANCESTOR_VIOLATION']);
const UNSAFE = new Set(['ERR_UNSAFE_PORT', 'NS_ERROR_PORT_ACCESS_NOT_ALLOWED']);

/** Chromium's limit, both of those that are open and of those that are CONNECTING. */
const MOST_SOCKETS = 255;

/** RFC 9110 §5.6.2: what a subprotocol may consist of. */
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** Causes that say more of an exception than that there was one. */
const EXPLAINED = ['mixed-content', 'content-security-policy', 'bad-url', 'bad-subprotocol', 'unsafe-port'] as const;

export const forbidden: Predicates<(typeof FORBIDDEN)[number]['id']> = {
  'mixed-content'(end) {
    const thrown = thrownBy(end);
    if (thrown?.name !== 'SecurityError' || thrown.policy || !isInsecure(end) || isAboutPort(thrown)) return null;
    const page = end.record.document.url;
    const support: Observation[] = [
      exception(thrown),
      { fact: 'insecure-url', url: `${end.scheme}://${end.host}`, page: urlParts(page).host || page },
    ];
    return /^https:/i.test(page) ? { level: 'certain', support } : { level: 'possible', support };
  },
  'content-security-policy'(end) {
    const { outcome } = end;
    if ((outcome.kind === 'blocked' || outcome.kind === 'constructor-threw') && outcome.policy) {
      const { directive, policy, disposition } = outcome.policy;
      return disposition === 'enforce' ? { level: 'certain', support: [{ fact: 'policy', directive, policy }] } : null;
    }
    if (POLICIES.has(errorOf(end))) return { level: 'likely', support: failure(end) };
    const thrown = thrownBy(end);
    if (thrown?.name === 'NS_ERROR_CONTENT_BLOCKED') return { level: 'likely', support: [exception(thrown)] };
    if (thrown?.name !== 'SecurityError' || isAboutPort(thrown)) return null;
    return { level: isInsecure(end) ? 'possible' : 'likely', support: [exception(thrown)] };
  },
  'blocked-by-browser': ({ outcome }) =>
    outcome.kind === 'blocked' && outcome.policy?.disposition !== 'enforce'
      ? { level: 'likely', support: [{ fact: 'error-without-close' }] }
      : null,
  'bad-url'(end) {
    const thrown = thrownBy(end);
    if (thrown?.name !== 'SyntaxError' || /subprotocol/i.test(thrown.message)) return null;
    if (/\burl\b/i.test(thrown.message)) return { level: 'certain', support: [exception(thrown)] };
    const isParsed = end.record.url === null || (URL.canParse(end.record.url) && !end.record.url.includes('#'));
    return isParsed ? null : { level: 'likely', support: [exception(thrown)] };
  },
  'bad-subprotocol'(end) {
    const thrown = thrownBy(end);
    if (thrown?.name !== 'SyntaxError') return null;
    const bad = badToken(end.record.requestedProtocols ?? []);
    const support: Observation[] = [
      exception(thrown),
      ...(bad === null ? [] : [{ fact: 'bad-token', token: bad } as const]),
    ];
    if (/subprotocol/i.test(thrown.message)) return { level: 'certain', support };
    return bad === null || /\burl\b/i.test(thrown.message) ? null : { level: 'likely', support };
  },
  'constructor-refused'(end) {
    const thrown = thrownBy(end);
    if (!thrown || thrown.policy || EXPLAINED.some((id) => forbidden[id](end)?.level === 'certain')) return null;
    // Certain of what it says; where another cause would say more, that one comes first.
    return { level: 'certain', weight: -150, support: [exception(thrown)] };
  },
  'bad-close-arguments': (end) => invalidCall(end, 'close'),
  'send-too-early': (end) => invalidCall(end, 'send'),
  'local-network-access'(end) {
    if (LOCAL_NETWORK.has(errorOf(end))) return reportedClaim(end, true);
    const page = urlParts(end.record.document.url).host;
    const isHidden = end.endType === 'refused' && end.status === null && !end.failure && lasted(end) < 5_000;
    if (!isHidden || end.entry.source.engine !== 'chromium' || !isPrivateHost(end.host)) return null;
    if (page === '' || isPrivateHost(page)) return null;
    return { level: 'possible', support: [{ fact: 'private-address', host: end.host, page }] };
  },
  'blocked-by-extension'(end) {
    if (errorOf(end) === 'ERR_BLOCKED_BY_CLIENT') return reportedClaim(end, true);
    return FILTERS.has(errorOf(end)) ? { level: 'likely', support: failure(end) } : null;
  },
  'reason-hidden': ({ evidence, endType }) =>
    evidence?.failure === '' && (endType === 'refused' || endType === 'broken' || endType === 'cut')
      ? { level: 'likely', support: [{ fact: 'failure', text: '' }] }
      : null,
  'blocked-by-administrator': (end) => reportedClaim(end, errorOf(end) === 'ERR_BLOCKED_BY_ADMINISTRATOR'),
  'unsafe-port'(end) {
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
  'too-many-sockets'(end) {
    const sentence = end.failure?.sentence.trim();
    if (sentence === 'Insufficient resources' || errorOf(end) === 'ERR_INSUFFICIENT_RESOURCES')
      return reportedClaim(end, true);
    // Chromium says so on its console alone: its Network log never hears of such a socket (measured, Chromium 156).
    const isUntold = end.endType === 'refused' && !end.evidence && lasted(end) < 2_000;
    if (!isUntold || end.entry.source.engine !== 'chromium') return null;
    const count = end.surroundings.aliveAt(end);
    return count < MOST_SOCKETS ? null : { level: 'likely', support: [{ fact: 'sockets-alive', count }] };
  },
};

type Thrown = Extract<Case['outcome'], { kind: 'constructor-threw' }>;

function thrownBy({ outcome }: Case): Thrown | null {
  return outcome.kind === 'constructor-threw' ? outcome : null;
}

const isAboutPort = ({ message }: Thrown): boolean => /port/i.test(message);

const exception = ({ name, message }: Thrown): Observation => ({ fact: 'exception', name, text: message });

/** Where `http:` is taken for `ws:`, it is as insecure. */
const isInsecure = ({ scheme }: Case): boolean => scheme === 'ws' || scheme === 'http';

function badToken(asked: readonly string[]): string | null {
  return asked.find((token, index) => !TOKEN.test(token) || asked.indexOf(token) !== index) ?? null;
}

function invalidCall({ record }: Case, method: 'close' | 'send') {
  const misuses = record.misuses.filter((call) => call.method === method);
  if (misuses.length === 0) return null;
  return {
    level: 'certain' as const,
    support: misuses.map(({ name, message }): Observation => ({ fact: 'misuse', method, name, text: message })),
  };
}
