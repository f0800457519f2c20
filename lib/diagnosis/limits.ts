import { type Tell, TIME_LIMITS_OF_PRODUCTS, type TimeLimit } from '../../data/time-limits';
import type { HandshakeEvidence } from '../handshake/evidence';
import type { Dimension, Fact } from './fact';

const KIND: Readonly<Record<Dimension, TimeLimit['kind']>> = { silence: 'idle', age: 'lifetime' };

/** Timers fire late rather than early; some products sweep their connections now and then. */
function isNear(ms: number, limit: number): boolean {
  return ms >= limit * 0.995 - 150 && ms <= limit * 1.015 + 700;
}

/** The products that end a connection after this time unless told otherwise. */
export function productsAt(dimension: Dimension, ms: number): readonly TimeLimit[] {
  return TIME_LIMITS_OF_PRODUCTS.filter((limit) => limit.kind === KIND[dimension] && isNear(ms, limit.ms));
}

/** What of this connection tells that a product is on its way; empty: nothing does. */
export function tellsOf(
  tell: Tell | undefined,
  product: string,
  host: string,
  evidence: HandshakeEvidence | null,
): Fact[] {
  if (!tell) return [];
  const facts: Fact[] = [];
  for (const { name, value } of evidence?.responseHeaders ?? []) {
    const key = name.toLowerCase();
    const text = value.toLowerCase();
    if (tell.headers?.some(([header, part]) => header === key && text.includes(part))) {
      // What a cookie holds tells nothing here, and may be a secret.
      facts.push({ fact: 'response-header', name, value: key === 'set-cookie' ? value.replace(/=.*$/s, '=…') : value });
    }
  }
  const hostname = host.replace(/:\d+$/, '');
  if (tell.hosts?.some((end) => hostname.endsWith(end))) facts.push({ fact: 'host', host, product });
  return facts;
}

/** Whether the answer names a server software that is another than this. */
export function namesAnother(tell: Tell | undefined, evidence: HandshakeEvidence | null): boolean {
  const names = evidence?.responseHeaders?.filter(({ name }) => name.toLowerCase() === 'server') ?? [];
  const own = tell?.headers?.filter(([header]) => header === 'server') ?? [];
  return (
    names.length > 0 &&
    own.length > 0 &&
    !names.some(({ value }) => own.some(([, part]) => value.toLowerCase().includes(part)))
  );
}
