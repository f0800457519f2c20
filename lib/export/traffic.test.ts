import { describe, expect, it } from 'vitest';
import { entryOf } from '../model/entry.fixture';
import { CONTEXT } from './context.fixture';
import type { csv } from './csv';
import { CSV_COLUMNS } from './csv';
import { har } from './har';
import { json, ndjson } from './json';
import { markdown } from './markdown';
import { otlp } from './otlp';

const { createdAt } = entryOf().record;
const entry = entryOf(
  {
    requestedUrl: 'ws://chat.example:8443/live?room=1',
    traffic: {
      sent: {
        messages: 4,
        bytes: 400,
        largest: 100,
        firstAt: createdAt + 100,
        lastAt: createdAt + 400,
        maxBufferedAmount: 65_536,
        discarded: 11,
      },
      received: {
        messages: 9_000,
        binaryBytes: 0,
        textLength: 90_000,
        largest: 10,
        firstAt: createdAt + 200,
        lastAt: createdAt + 3_200,
        longestSilence: 982,
        approximate: true,
      },
    },
  },
  {
    traffic: {
      sent: { messages: 4, bytes: 400, largest: 100 },
      received: { messages: 10_001, binaryBytes: 0, textLength: 100_010, largest: 10 },
    },
  },
);
const estimated = { ...entry, evidence: null };

function written(format: typeof csv, of = entry): string {
  return [...format.write([of], CONTEXT)].join('');
}

/** The cells of the one row, by the names of their columns. */
function cells(of = entry): Record<string, unknown> {
  const annotation = CONTEXT.annotate(of);
  return Object.fromEntries(CSV_COLUMNS.map(({ name, cell }) => [name, cell(of, annotation, null)]));
}

describe('every format tells the facts of traffic, with exact counts in place of estimates', () => {
  it('CSV', () => {
    expect(cells()).toMatchObject({
      requested_url: 'ws://chat.example:8443/live?room=1',
      upgraded_by: 'upgrade-insecure-requests',
      received_messages: 10_001,
      sent_max_buffered: 65_536,
      sent_discarded: 11,
      received_longest_silence_ms: 982,
      received_usual_gap_ms: 0.3,
      received_approximate: false,
    });
    expect(cells(estimated)).toMatchObject({ received_messages: 9_000, received_approximate: true });
    expect(cells(entryOf())).toMatchObject({ sent_discarded: null, received_longest_silence_ms: null });
  });

  it('HAR', () => {
    expect(JSON.parse(written(har)).log.entries[0]._hangup).toMatchObject({
      requestedUrl: 'ws://chat.example:8443/live?room=1',
      upgradedBy: 'upgrade-insecure-requests',
      traffic: { sent: { discarded: 11 }, received: { messages: 10_001, longestSilence: 982, approximate: false } },
    });
  });

  it('OTLP', () => {
    const text = written(otlp);
    expect(text).toContain('{"key":"hangup.received.messages","value":{"intValue":"10001"}}');
    expect(text).toContain('{"key":"hangup.sent.discarded","value":{"intValue":"11"}}');
    expect(text).toContain('{"key":"hangup.received.longest_silence_ms","value":{"intValue":"982"}}');
    expect(written(otlp, estimated)).toContain('{"key":"hangup.received.approximate","value":{"boolValue":true}}');
  });

  it('Markdown', () => {
    const text = written(markdown);
    expect(text).toContain('- Received: 10001 messages, 100010 bytes\n');
    expect(text).toContain('- Longest silence, inbound: 982 ms\n');
    expect(text).toContain('- Sent after closing had begun, discarded: 11\n');
    expect(text).toContain('- Requested URL: `ws://chat.example:8443/live?room=1`\n');
    expect(written(markdown, estimated)).toContain('- Received: about 9000 messages, 90000 bytes\n');
  });

  it('JSON and NDJSON, with what was recorded and what the network log counted beside each other', () => {
    for (const format of [json, ndjson]) {
      expect(written(format)).toContain('"longestSilence":982,"approximate":true');
      expect(written(format)).toContain('"messages":10001');
      expect(written(format)).toContain('"requestedUrl":"ws://chat.example:8443/live?room=1"');
    }
  });
});
