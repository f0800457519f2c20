import { sha1Base64 } from '../handshake/sha1';

/**
 * Ten hexadecimal digits that stand for a secret in every request of this browser, and nowhere else: the salt is random
 * and never leaves it, so nobody can try likely secrets.
 */
export function createMark(salt: string): (secret: string) => string {
  return (secret) => {
    const digest = atob(sha1Base64(`${salt}${encodeURIComponent(secret.toWellFormed())}`));
    return [...digest.slice(0, 5)].map((byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('');
  };
}
