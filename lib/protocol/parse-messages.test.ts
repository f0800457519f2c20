import { describe, expect, it } from 'vitest';
import entries from '../evidence/har-entries.fixture.json' with { type: 'json' };
import { evidenceFromHar } from '../evidence/har-entry';
import type { EvidenceMessage } from './messages';
import { parsePageMessage } from './parse-messages';

function message(): EvidenceMessage {
  const items = Object.values(entries).flatMap((entry) => evidenceFromHar(entry) ?? []);
  return { type: 'evidence', tabId: 3, items, page: 'devtools', dropped: 0 };
}

describe('parsePageMessage', () => {
  it('accepts evidence from the Network log, through JSON', () => {
    expect(message().items).toHaveLength(Object.keys(entries).length);
    expect(parsePageMessage(JSON.parse(JSON.stringify(message())))).toEqual(message());
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
    { ...message(), dropped: -1 },
  ])('rejects other values (%#)', (value) => {
    expect(parsePageMessage(value)).toBeNull();
  });
});
