import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { base64Bytes, utf8Length } from './message-sizes';

it('counts the bytes of a text as an encoder writes them', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
  fc.assert(fc.property(text, (value) => utf8Length(value) === new TextEncoder().encode(value).length));
  expect(utf8Length('a\ud800b\udc00')).toBe(8);
});

it('counts the bytes that Base64 stands for', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      return base64Bytes(Buffer.from(bytes).toString('base64')) === bytes.length;
    }),
  );
});
