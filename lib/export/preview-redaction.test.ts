import { expect, it } from 'vitest';
import { entryWith } from '../model/arbitrary';
import { createRedactor, MAX_LISTED, previewRedaction } from './redact';
import { REDACTION_RULES, type RedactionRule } from './redact-text';

const withToken = (token: string) => entryWith({ url: `wss://me:swordfish@a.example/?token=${token}` });
const all = new Set(REDACTION_RULES);

it('lists each value with its rule, its pseudonym and the number of entries that hold it', () => {
  const preview = previewRedaction(all);
  for (const token of ['abc123', 'def456', 'abc123']) preview.add(withToken(token));
  expect(preview.read()).toEqual({
    examined: 3,
    counts: new Map([
      ['url-credentials', 2],
      ['named-values', 2],
    ]),
    listed: [
      { rule: 'url-credentials', secret: 'me', pseudonym: 'redacted-1', entries: 3 },
      { rule: 'url-credentials', secret: 'swordfish', pseudonym: 'redacted-2', entries: 3 },
      { rule: 'named-values', secret: 'abc123', pseudonym: 'redacted-3', entries: 2 },
      { rule: 'named-values', secret: 'def456', pseudonym: 'redacted-4', entries: 1 },
    ],
  });
});

it('promises what the export then does', () => {
  const entries = ['abc123', 'def456'].map(withToken);
  const preview = previewRedaction(all);
  const { redact } = createRedactor({ rules: all });
  for (const entry of entries) preview.add(entry);
  const written = JSON.stringify(entries.map(redact));
  for (const { secret, pseudonym } of preview.read().listed) {
    expect(written).not.toContain(`${secret}@`);
    expect(written).toContain(pseudonym);
  }
});

it('finds nothing by a rule that is off', () => {
  const rules = new Set<RedactionRule>(REDACTION_RULES.filter((rule) => rule !== 'url-credentials'));
  const preview = previewRedaction(rules);
  preview.add(withToken('abc123'));
  expect(preview.read().listed.map(({ secret }) => secret)).toEqual(['abc123']);
});

it('counts all values, and lists the first', () => {
  const preview = previewRedaction(all);
  for (let index = 0; index < MAX_LISTED + 50; index++) preview.add(withToken(`abc123x${index}`));
  const { counts, listed } = preview.read();
  expect(counts.get('named-values')).toBe(MAX_LISTED + 50);
  expect(listed).toHaveLength(MAX_LISTED);
});
