import { canonical } from '../model/canonical';
import type { HandshakeEvidence, Header, LogEntry } from '../model/entry';
import { textHash } from '../model/text-hash';
import type { RedactionNote } from './format';
import { isSecretName, REDACTION_RULES, type RedactionRule, type Replace, redactText } from './redact-text';

export interface Redactor {
  /** A copy of the entry with its secrets replaced; annotate and write that copy. */
  redact(entry: LogEntry): LogEntry;
  /** For the file's head; `null`: no rule is on. */
  note: RedactionNote | null;
}

export interface RedactorOptions {
  /** Default: all. */
  rules?: ReadonlySet<RedactionRule>;
  /** Told of every replacement, for a preview. */
  onReplace?: (rule: RedactionRule, secret: string, pseudonym: string) => void;
  /**
   * What makes the pseudonym of a secret its own: digits, or ten hexadecimal digits where it must be the same in many
   * exports. Default: the number of secrets so far.
   */
  mark?: (secret: string, number: number) => string;
}

const PSEUDONYM = /^redacted-(?:\d+|[0-9a-f]{10})$/;
/** `key=x`: no rule finds anything in less. */
const SHORTEST = 5;
/** Texts kept with what became of them: documents, stacks and reasons come again and again. */
const REMEMBERED = 500;
/** Shorter secrets are replaced where they stand by rule, but not searched for elsewhere: `a` is in every word. */
const SEARCHED_FOR = 6;

/**
 * Redacts entries of one export. The same secret gets the same pseudonym (`redacted-1`, `redacted-2` …) wherever it
 * stands, so that rows can still be told apart; what was found to be a secret in one field is also taken out of all
 * other fields of its entry. Keys of records and ids of documents are made by us and the browser, and stay.
 */
export function createRedactor({
  rules = new Set(REDACTION_RULES),
  onReplace,
  mark = (_secret, number) => String(number),
}: RedactorOptions = {}): Redactor {
  /** By fingerprint: a text cut out of a URL would hold the whole URL, a million times over in a long log. */
  const numbers = new Map<string, number>();
  /** Secrets of the entry at hand, with their pseudonyms. */
  let met = new Map<string, string>();

  const replace: Replace = (rule, secret) => {
    if (PSEUDONYM.test(secret)) return secret;
    let pseudonym = met.get(secret);
    if (pseudonym === undefined) {
      const print = textHash(secret);
      const number = numbers.get(print) ?? numbers.size + 1;
      numbers.set(print, number);
      pseudonym = `redacted-${mark(secret, number)}`;
      met.set(secret, pseudonym);
    }
    onReplace?.(rule, secret, pseudonym);
    return pseudonym;
  };
  const known = new Map<string, Redacted>();
  const byRule = (text: string) => {
    if (text.length < SHORTEST) return text;
    const before = known.get(text);
    if (before) {
      for (const [rule, secret] of before.replaced) replace(rule, secret);
      return before.text;
    }
    const replaced: Redacted['replaced'] = [];
    const redacted = redactText(text, rules, (rule, secret) => {
      replaced.push([rule, secret]);
      return replace(rule, secret);
    });
    if (known.size >= REMEMBERED) known.clear();
    known.set(text, { text: redacted, replaced });
    return redacted;
  };
  const everywhere = (text: string) => {
    let result = text;
    for (const [secret, pseudonym] of met) {
      if (secret.length < SEARCHED_FOR) continue;
      for (const form of formsOf(secret)) result = result.replaceAll(form, pseudonym);
    }
    return result;
  };

  return {
    note:
      rules.size === 0 ? null : { rules: REDACTION_RULES.filter((rule) => rules.has(rule)), pseudonym: 'redacted-N' },
    redact(entry) {
      if (rules.size === 0) return entry;
      met = new Map();
      const named = redactNamed(canonical(entry), rules, replace);
      const ruled = mapStrings(named, byRule);
      return met.size === 0 ? ruled : mapStrings(ruled, everywhere);
    },
  };
}

interface Redacted {
  text: string;
  replaced: [RedactionRule, string][];
}

/** What is a secret because of the field it stands in. */
function redactNamed(entry: LogEntry, rules: ReadonlySet<RedactionRule>, replace: Replace): LogEntry {
  const { record, evidence } = entry;
  return {
    ...entry,
    record: rules.has('subprotocols')
      ? {
          ...record,
          requestedProtocols: record.requestedProtocols && redactProtocols(record.requestedProtocols, replace),
        }
      : record,
    evidence: evidence && redactHeaders(evidence, rules, replace),
  };
}

/** `['access_token', 'abc']`: the one after a name of a secret is that secret. */
function redactProtocols(protocols: string[], replace: Replace): string[] {
  return protocols.map((protocol, index) => {
    const before = protocols[index - 1];
    return before !== undefined && isSecretName(before) ? replace('subprotocols', protocol) : protocol;
  });
}

function redactHeaders(
  evidence: HandshakeEvidence,
  rules: ReadonlySet<RedactionRule>,
  replace: Replace,
): HandshakeEvidence {
  const redactHeader = ({ name, value }: Header): Header => {
    if (rules.has('headers') && isSecretName(name) && value !== '') return { name, value: replace('headers', value) };
    if (rules.has('subprotocols') && name.toLowerCase() === 'sec-websocket-protocol') {
      return { name, value: redactProtocols(value.split(/\s*,\s*/), replace).join(', ') };
    }
    return { name, value };
  };
  return {
    ...evidence,
    requestHeaders: evidence.requestHeaders?.map(redactHeader) ?? null,
    responseHeaders: evidence.responseHeaders?.map(redactHeader) ?? null,
  };
}

/** As it is, in a URL's query, and in a URL's path. */
function formsOf(secret: string): Set<string> {
  const forms = new Set([secret]);
  try {
    forms.add(decodeURIComponent(secret));
  } catch {
    // No percent-encoded text: it has but one form to be decoded to.
  }
  forms.add(encodeURIComponent(secret.toWellFormed()));
  return forms;
}

/** Never a secret, and often looking like one. */
const OURS = new Set(['key', 'documentId', 'kind', 'cut', 'what', 'codeType']);
/** Nonces of the opening handshake (RFC 6455 §4.1); whether they belong together is worth seeing. */
const NONCES = /^sec-websocket-(?:key|accept)$/i;

/** A copy with every string mapped, object by object: whatever is added to a record is covered from the start. */
function mapStrings<T>(value: T, map: (text: string) => string): T;
function mapStrings(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === 'string') return map(value);
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, map));
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string, unknown> = {};
  const nonce = 'name' in value && typeof value.name === 'string' && NONCES.test(value.name);
  for (const [name, member] of Object.entries(value)) {
    copy[name] = OURS.has(name) || nonce ? member : mapStrings(member, map);
  }
  return copy;
}

/** A value that would be replaced. */
export interface Replacement {
  /** The rule that found it first. */
  rule: RedactionRule;
  secret: string;
  pseudonym: string;
  /** In how many entries it stands. */
  entries: number;
}

export interface RedactionPreview {
  /** Entries that were looked through. */
  examined: number;
  /** Different values found, by the rule that found each first; rules that found none are left out. */
  counts: ReadonlyMap<RedactionRule, number>;
  /** The first {@link MAX_LISTED} values, in the order of their pseudonyms. */
  listed: readonly Replacement[];
}

/** More than anybody reads; the counts are of all. */
export const MAX_LISTED = 200;

/** Finds out what an export with these rules would replace: the same values by the same pseudonyms. */
export function previewRedaction(rules: ReadonlySet<RedactionRule>): {
  add(entry: LogEntry): void;
  read(): RedactionPreview;
} {
  let looked = 0;
  const counts = new Map<RedactionRule, number>();
  const listed = new Map<string, Replacement>();
  const unlisted = new Set<string>();
  let met = new Set<string>();
  const redactor = createRedactor({
    rules,
    onReplace(rule, secret, pseudonym) {
      if (met.has(secret)) return;
      met.add(secret);
      const known = listed.get(secret);
      if (known) known.entries++;
      else if (!unlisted.has(secret)) {
        counts.set(rule, (counts.get(rule) ?? 0) + 1);
        if (listed.size < MAX_LISTED) listed.set(secret, { rule, secret, pseudonym, entries: 1 });
        else unlisted.add(secret);
      }
    },
  });
  return {
    add(entry) {
      met = new Set();
      redactor.redact(entry);
      looked++;
    },
    read: () => ({ examined: looked, counts: new Map(counts), listed: [...listed.values()] }),
  };
}
