import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Header } from '../model/entry';
import { checkUpgrade } from './upgrade-check';

// The example of RFC 6455 §1.3.
const REQUEST = {
  Connection: 'keep-alive, Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Extensions': 'permessage-deflate; client_max_window_bits',
};
const RESPONSE = {
  Upgrade: 'websocket',
  Connection: 'Upgrade',
  'Sec-WebSocket-Accept': 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=',
};

function headers(fields: Record<string, string | null>): Header[] {
  return Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
}

describe('checkUpgrade', () => {
  it.each<[what: string | null, response: Record<string, string | null>, request?: Record<string, string>]>([
    [null, {}],
    [null, { Upgrade: 'WebSocket', Connection: 'keep-alive, upgrade' }],
    [null, { 'sec-websocket-extensions': 'permessage-deflate; server_no_context_takeover' }],
    [null, { 'Sec-WebSocket-Protocol': 'b' }, { 'Sec-WebSocket-Protocol': 'a, b' }],
    [null, {}, { 'Sec-WebSocket-Protocol': 'a, b' }],
    ['no Upgrade', { Upgrade: null }],
    ['Upgrade is h2c', { Upgrade: 'h2c' }],
    ['no Connection', { Connection: null }],
    ['Connection without Upgrade', { Connection: 'close' }],
    ['no Sec-WebSocket-Accept', { 'Sec-WebSocket-Accept': null }],
    ['bad Sec-WebSocket-Accept', { 'Sec-WebSocket-Accept': 'AAAA' }],
    ['extension x-foo was not offered', { 'Sec-WebSocket-Extensions': 'x-foo; bar=1' }],
    ['subprotocol c was not offered', { 'Sec-WebSocket-Protocol': 'c' }, { 'Sec-WebSocket-Protocol': 'a, b' }],
    ['subprotocol c was not asked for', { 'Sec-WebSocket-Protocol': 'c' }],
  ])('%s', (what, response, request = {}) => {
    expect(checkUpgrade(headers({ ...REQUEST, ...request }), headers({ ...RESPONSE, ...response }))).toBe(what);
  });

  it('accepts the Sec-WebSocket-Accept that a server computes for any key', () => {
    fc.assert(
      fc.property(fc.base64String({ minLength: 4, maxLength: 100 }), (key) => {
        const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
        const response = headers({ ...RESPONSE, 'Sec-WebSocket-Accept': accept });
        expect(checkUpgrade(headers({ ...REQUEST, 'Sec-WebSocket-Key': key }), response)).toBeNull();
      }),
      { seed: 6455 },
    );
  });
});
