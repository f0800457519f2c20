import { describe, expect, it } from 'vitest';
import { FAILURE_SENTENCES } from '../../data/failure-sentences';
import { looksSecret } from './redact-text';

describe('looksSecret', () => {
  it('leaves what browsers themselves say of a failed handshake', () => {
    const words = FAILURE_SENTENCES.flatMap(({ pattern }) => pattern.match(/[\w\-+=~%]{16,}/g) ?? []);
    expect(words).toContain('Sec-WebSocket-Accept');
    expect(words.filter(looksSecret)).toEqual([]);
  });

  it('takes a key for one, though it has the name of a header before it', () => {
    expect(looksSecret('Sec-WebSocket-dGhlIHNhbXBsZSBub25jZQ4f')).toBe(true);
  });
});
