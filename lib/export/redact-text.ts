import { isSecretName, looksSecret } from './secret-looks';

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
