/** The rules of redaction. A file names those that were applied to it. */
export type RedactionRule =
  /** User name and password of a URL: `wss://user:password@host`. */
  | 'url-credentials'
  /** `name=value`, where the name says that it is a secret or the value looks like one: queries, fragments, messages. */
  | 'named-values'
  /** JSON Web Tokens, wherever they stand. */
  | 'jwt'
  /** `Bearer …`, `Basic …` and what follows the word token, key or password in a sentence. */
  | 'spoken-values'
  /** Parts of a path and single words that look like keys, tokens or capabilities, UUIDs among them. */
  | 'token-like'
  /** Values of headers that carry credentials: `Authorization`, `Cookie`, `X-Api-Key` and their like. */
  | 'headers'
  /** Subprotocols that carry a token, as pages do that cannot set a header. */
  | 'subprotocols';

export const REDACTION_RULES: readonly RedactionRule[] = [
  'url-credentials',
  'named-values',
  'jwt',
  'spoken-values',
  'token-like',
  'headers',
  'subprotocols',
];

/** Gives a secret its pseudonym, and remembers that it was met. */
export type Replace = (rule: RedactionRule, secret: string) => string;

const USERINFO = /(\/\/)([^\s/?#"'<>]+)@/g;
/** Quotation marks around name and value are those of JSON. */
const ASSIGNED = /(^|[?&#;\s,"'{([/])([\w.\-[\]%]{1,80})(["']?\s{0,2}=\s{0,2}["']?)([^&#\s"'<>;,)}]+)/g;
/** Not `wss://`, and no more of an address than its port. */
const LABELLED = /(^|[?&#;\s,"'{([/])([\w.\-[\]%]{1,80})(["']?\s{0,2}:\s{0,2}["']?)(?!\/\/)([^&#?/\s"'<>;,)}]+)/g;
const JWT = /\bey[A-Za-z0-9_-]{4,}\.[A-Za-z0-9_-]{4,}(?:\.[A-Za-z0-9_-]*){0,3}/g;
const SCHEME = /\b(bearer|basic|digest|negotiate|token)([\s.]+)([\w\-+/=~.]{6,})/gi;
const SPOKEN =
  /\b(token|key|secret|password|passcode|ticket|session|signature|cookie)(\s+(?:is\s+|was\s+)?["'“‘]?)([\w\-+/=~.!$%@]{4,})/gi;
const WORD = /[\w\-+=~%]{16,}/g;
/** What other rules have put there already: `token=redacted-0a1b2c3d4e` is one word. */
const PSEUDONYMS = /\bredacted-(?:\d+|[0-9a-f]{10})\b/g;
const ENCODED = /%[0-9a-f]{2}/i;
const NESTED = 3;

/** Replaces the secrets of any text: a URL, a stack, a reason, a message. */
export function redactText(text: string, rules: ReadonlySet<RedactionRule>, replace: Replace, depth = 0): string {
  let result = text;
  if (rules.has('url-credentials')) {
    result = result.replace(USERINFO, (_, slashes: string, info: string) => {
      const parts = info.split(':').map((part) => (part === '' ? '' : replace('url-credentials', part)));
      return `${slashes}${parts.join(':')}@`;
    });
  }
  if (rules.has('jwt')) result = result.replace(JWT, (token) => replace('jwt', token));
  if (rules.has('named-values')) {
    result = result
      .replace(ASSIGNED, (_, before: string, name: string, sign: string, value: string) => {
        const secret = isSecretName(decode(name)) || looksSecret(decode(value));
        return (
          before + name + sign + (secret ? replace('named-values', value) : redactNested(value, rules, replace, depth))
        );
      })
      .replace(LABELLED, (all: string, before: string, name: string, sign: string, value: string) =>
        isSecretName(name) ? before + name + sign + replace('named-values', value) : all,
      );
  }
  if (rules.has('spoken-values')) {
    result = result
      .replace(SCHEME, (all: string, scheme: string, gap: string, value: string) =>
        isPlainWord(value) ? all : scheme + gap + replace('spoken-values', value),
      )
      .replace(SPOKEN, (all: string, name: string, gap: string, value: string) =>
        isPlainWord(value) ? all : name + gap + replace('spoken-values', value),
      );
  }
  if (rules.has('token-like')) {
    result = result.replace(WORD, (word) =>
      looksSecret(decode(word.replace(PSEUDONYMS, ''))) ? replace('token-like', word) : word,
    );
  }
  return result;
}

/** A URL within a URL's query, encoded or not, is looked into as well. */
function redactNested(value: string, rules: ReadonlySet<RedactionRule>, replace: Replace, depth: number): string {
  if (depth >= NESTED || !/[=%:]/.test(value)) return value;
  const decoded = decode(value);
  const redacted = redactText(decoded, rules, replace, depth + 1);
  if (redacted === decoded) return value;
  return decoded === value ? redacted : encodeURIComponent(redacted.toWellFormed());
}

/** A word of a sentence: `token expired`, `key required`. */
function isPlainWord(value: string): boolean {
  return /^[a-z]{1,14}[.!]?$/i.test(value) || /^\d{1,3}\.?$/.test(value);
}

function decode(text: string): string {
  if (!ENCODED.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

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
