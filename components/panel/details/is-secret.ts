const NAMES = new Set(['cookie', 'set-cookie', 'authorization', 'proxy-authorization']);

/** What pages put into a subprotocol when they mean a token: long, and no name of a protocol. */
const TOKEN = /[A-Za-z0-9_~+/=-]{24,}|^(?:bearer|token|auth|jwt|base64url\.bearer)\b/i;

/** Whether a header's value lets somebody in, and is better not shown over a shoulder or in a screenshot. */
export function isSecret(name: string, value: string): boolean {
  const known = name.toLowerCase();
  if (NAMES.has(known)) return true;
  return known === 'sec-websocket-protocol' && value.split(',').some((one) => TOKEN.test(one.trim()));
}
