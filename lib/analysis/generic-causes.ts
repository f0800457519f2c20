import type { CauseId } from './causes/all';
import type { Finding } from './finding';

/**
 * Causes that say again what was observed (a status, a code, a cut) without saying why. Where another finding explains
 * the same end and is at least likely, they would tell the same story twice, or contradict it.
 */
const GENERIC: ReadonlySet<CauseId> = new Set<CauseId>([
  'redirected',
  'refused-otherwise',
  'bad-request',
  'upstream-down',
  'closed-normally',
  'no-code',
  'server-failed',
  'policy-violation',
  'protocol-error',
  'unsupported-data',
  'invalid-payload',
  'cut-without-close',
  'page-closed',
  'tls-failed',
]);

/** One story for a connection: without what only repeats what another finding explains. */
export function withoutRepetition(findings: readonly Finding[]): readonly Finding[] {
  const explains = ({ cause, level, role }: Finding): boolean =>
    role !== 'remark' && level !== 'possible' && !GENERIC.has(cause);
  return findings.some(explains) ? findings.filter(({ cause }) => !GENERIC.has(cause)) : findings;
}
