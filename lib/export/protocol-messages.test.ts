import { describe, expect, it } from 'vitest';
import { entryOf } from '../model/entry.fixture';
import type { ProtocolMessage } from '../model/protocol-message';
import { CONTEXT } from './context.fixture';
import { csv } from './csv';
import { har } from './har';
import { json, ndjson } from './json';
import { markdown } from './markdown';
import { otlp } from './otlp';
import { createRedactor } from './redact';

const { createdAt } = entryOf().record;
const OPEN: ProtocolMessage = {
  protocol: 'socketio',
  kind: 'open',
  direction: 'received',
  at: createdAt + 20,
  pingInterval: 25_000,
  pingTimeout: 20_000,
};
const REFUSED: ProtocolMessage = {
  protocol: 'socketio',
  kind: 'connect-error',
  direction: 'received',
  at: createdAt + 40,
  error: 'invalid token=hunter2hunter2',
};
const entry = entryOf({ protocolMessages: [OPEN, REFUSED] });
const FORMATS = [csv, har, json, ndjson, markdown, otlp];
const written = (format: typeof csv, of = entry): string => [...format.write([of], CONTEXT)].join('');

describe('protocol messages', () => {
  it.each(FORMATS)('stand in $id, with times and intervals', (format) => {
    const text = written(format).replaceAll('\\"', '"').replaceAll('""', '"');
    if (format === markdown) {
      expect(text).toContain(
        '- Received 2026-11-22T09:30:00.020Z: `Socket.IO: Opened · ping every 25.0 s · ping time-out 20.0 s`',
      );
      expect(text).toContain('`Socket.IO: Refused · invalid token=hunter2hunter2`');
    } else {
      expect(text).toContain(JSON.stringify([OPEN, REFUSED]));
    }
  });

  it.each(FORMATS)('lose their secrets where $id is redacted', (format) => {
    const redacted = written(format, createRedactor().redact(entry));
    expect(redacted).not.toContain('hunter2');
    expect(redacted).toContain('invalid token=redacted-1');
  });
});
