import type { Case } from '../case';
import type { Observation } from '../finding';

type Thrown = Extract<Case['outcome'], { kind: 'constructor-threw' }>;

export function thrownBy({ outcome }: Case): Thrown | null {
  return outcome.kind === 'constructor-threw' ? outcome : null;
}

export const isAboutPort = ({ message }: Thrown): boolean => /port/i.test(message);

export const exception = ({ name, message }: Thrown): Observation => ({ fact: 'exception', name, text: message });

/** Where `http:` is taken for `ws:`, it is as insecure. */
export const isInsecure = ({ scheme }: Case): boolean => scheme === 'ws' || scheme === 'http';

export function invalidCall({ record }: Case, method: 'close' | 'send') {
  const misuses = record.misuses.filter((call) => call.method === method);
  if (misuses.length === 0) return null;
  return {
    level: 'certain' as const,
    support: misuses.map(({ name, message }): Observation => ({ fact: 'misuse', method, name, text: message })),
  };
}
