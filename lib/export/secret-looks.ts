/** What is a secret by its name, and what looks like one whatever its name. */

/** Words within a name (`accessToken`, `X-Api-Key`, `session_id`) that make its value a secret. */
const SECRET_WORDS = new Set(
  `access apikey api_key auth authorization authtoken bearer cookie credential credentials csrf hmac jwt key otp pass passcode
  passphrase passwd password pat pin private pw pwd refresh saml secret session sess sessionid sid sig sign signature
  sso ticket token tokens xsrf`.split(/\s+/),
);

/** Names with such a word that hold no secret. The key of the opening handshake is a nonce (RFC 6455 §4.1). */
const HARMLESS_NAMES = new Set([
  'sec-websocket-key',
  'sec-websocket-accept',
  'access-control-allow-origin',
  'access-control-allow-credentials',
  'access-control-allow-headers',
  'access-control-allow-methods',
  'access-control-expose-headers',
  'www-authenticate',
]);

export function isSecretName(name: string): boolean {
  if (HARMLESS_NAMES.has(name.toLowerCase())) return false;
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return words.some((word) => SECRET_WORDS.has(word)) || SECRET_WORDS.has(words.join(''));
}

/** Shapes that issuers gave their keys so that they can be found. */
const ISSUED =
  /^(?:sk|pk|rk|whsec)[_-](?:live|test|proj|ant|or)?[_-]?\w{8,}|^gh[pousr]_\w{16,}|^github_pat_\w{16,}|^glpat-[\w-]{16,}|^xox[abeoprs]-[\w-]{8,}|^A(?:KIA|SIA|ROA)[A-Z0-9]{12,}|^AIza[\w-]{20,}|^ya29\.[\w-]{10,}|^EAA[A-Za-z0-9]{20,}|^npm_\w{16,}|^SG\.[\w-]{10,}|^dop_v1_\w{16,}|^hf_\w{16,}|^lin_api_\w{16,}|^shp(?:at|ca|pa|ss)_\w{16,}/;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const HEX = /^(?=.*\d)(?=.*[a-f])[0-9a-f]{16,}$/i;
const ALPHABET = /^[\w\-+/=~]+$/;
const LONG = 20;
/** Browsers name these headers in their sentences. */
const HANDSHAKE_HEADER = /^Sec-WebSocket-[A-Z][a-z]{2,12}$/;

/** Whether a word is random enough to be a key, a token or a capability: no word of a language, no number, no version. */
export function looksSecret(word: string): boolean {
  if (ISSUED.test(word) || UUID.test(word) || HEX.test(word)) return true;
  if (word.length < LONG || !ALPHABET.test(word) || HANDSHAKE_HEADER.test(word)) return false;
  const changes = kindChanges(word);
  const hasDigit = /\d/.test(word);
  const mixed = /[a-z]/.test(word) && /[A-Z]/.test(word);
  if (hasDigit && mixed) return changes >= 4;
  return hasDigit ? /[a-z]/i.test(word) && changes >= 5 : mixed && changes >= word.length / 4;
}

/** How often lower case, upper case and digits take turns: words do it seldom, random text all the time. */
function kindChanges(word: string): number {
  let changes = 0;
  let last = '';
  for (const char of word) {
    const kind = /[a-z]/.test(char) ? 'lower' : /[A-Z]/.test(char) ? 'upper' : /\d/.test(char) ? 'digit' : last;
    if (last !== '' && kind !== last) changes++;
    last = kind;
  }
  return changes;
}
