import type { Case } from '../case';
import type { Observation, Predicate } from '../finding';
import { reasonOf } from './evidence';
import { speaksOf } from './reason';

const LOGIN_MEANING = /auth|token|login|log in|credential|session expired|not logged|sign in/i;

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

/** By the registry, by the convention of 4000 plus an HTTP status, or by a reason that says so. */
export function isLoginCode(end: Case): boolean {
  const { code } = end;
  if (code === 3000 || code === 3003) return true;
  const meaning = end.meaning();
  if (code === 4401 || code === 4403)
    return meaning === null || LOGIN_MEANING.test(`${meaning.name} ${meaning.meaning}`);
  const topic = speaksOf(reasonOf(end));
  if (topic !== 'login' && topic !== 'expired-login') return false;
  // What the registry says of a code below 3000 gives way to the server's words; an application's own code does not.
  return code !== null && (code < 3000 || meaning === null);
}

/** Whether the server had talked with the page for a while, as it does with those that are logged in. */
export function wasLoggedIn(end: Case): boolean {
  return (end.ageMs ?? 0) >= AT_ONCE && !isUnheard(end);
}

/** A server that closes so soon did not wait for the page. Milliseconds. */
export const AT_ONCE = 500;

/** Whether nothing came from the server but its Close frame. */
export const isUnheard = ({ record: { traffic } }: Case): boolean => (traffic?.received.messages ?? 0) === 0;
