import type { LogEntry } from '../record/entry';
import { createRedactor } from './redact';
import type { RedactionRule } from './redact-text';

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
  looked: number;
  /** Different values found, by the rule that found each first; rules that found none are left out. */
  counts: ReadonlyMap<RedactionRule, number>;
  /** The first {@link MOST_LISTED} values, in the order of their pseudonyms. */
  listed: readonly Replacement[];
}

/** More than anybody reads; the counts are of all. */
export const MOST_LISTED = 200;

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
        if (listed.size < MOST_LISTED) listed.set(secret, { rule, secret, pseudonym, entries: 1 });
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
    read: () => ({ looked, counts: new Map(counts), listed: [...listed.values()] }),
  };
}
