import { describe, expect, it } from 'vitest';
import entries from '../evidence/har-entries.fixture.json' with { type: 'json' };
import { evidenceFromHar } from '../evidence/har-entry';
import type { EvidenceMessage } from './messages';
import { parseEvidenceMessage } from './parse-messages';

function message(): EvidenceMessage {
  const items = Object.values(entries).flatMap((entry) => evidenceFromHar(entry) ?? []);
  return { type: 'evidence', tabId: 3, items };
}

describe('parseEvidenceMessage', () => {
  it('reads what the Network log gives, through JSON', () => {
    expect(message().items).toHaveLength(Object.keys(entries).length);
    expect(parseEvidenceMessage(JSON.parse(JSON.stringify(message())))).toEqual(message());
  });

  it.each([
    null,
    'evidence',
    {},
    { type: 'records', records: [] },
    { ...message(), tabId: -1 },
    { ...message(), items: [{}] },
    { ...message(), items: message().items.map((item) => ({ ...item, key: 'x' })) },
    { ...message(), items: message().items.map((item) => ({ ...item, url: 'x'.repeat(20_000) })) },
    { ...message(), items: new Array(1_001).fill(message().items[0]) },
    { ...message(), extra: true },
  ])('refuses anything else (%#)', (value) => {
    expect(parseEvidenceMessage(value)).toBeNull();
  });
});
