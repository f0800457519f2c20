import type { Case } from '../case';
import type { Observation, Predicate } from '../finding';

const LOGIN_REASON = /auth|token|login|log in|credential|session expired|not logged|sign in/i;

export const RESERVED_SENTENCE = /containing a reserved status code/;

export const MASKED_SENTENCE = /must not mask/;

export const UTF8_SENTENCE = /UTF-8/;

/** The server's own word, which may still be wrong about the cause. */
export const serverSaid =
  (code: number): Predicate =>
  (end) =>
    end.endType === 'server' && end.code === code ? { level: 'likely', support: [closeFrame(end)] } : null;

export function closeFrame(end: Case): Observation {
  return { fact: 'close-frame', code: end.code ?? 1005, reason: reasonOf(end) };
}

export function reasonOf({ outcome }: Case): string {
  return 'reason' in outcome ? outcome.reason : '';
}

/** By the registry, by the convention of 4000 plus an HTTP status, or by a reason that says so. */
export function isLoginCode(end: Case): boolean {
  const { code } = end;
  if (code === 3000 || code === 3003) return true;
  const meaning = end.meaning();
  if (code === 4401 || code === 4403)
    return meaning === null || LOGIN_REASON.test(`${meaning.name} ${meaning.meaning}`);
  return (code === 1008 || (code !== null && code >= 4000 && code <= 4999)) && LOGIN_REASON.test(reasonOf(end));
}
