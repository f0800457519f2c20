import { describe, expect, it } from 'vitest';
import { closed, entryOf, failedEntry } from '../../../lib/record/entry.fixture';
import { markdown } from './markdown';

describe('an end as Markdown', () => {
  it('begins with the answer', () => {
    const text = markdown(failedEntry({ failure: 'Error during WebSocket handshake: Unexpected response code: 403' }));
    expect(text.split('\n')[0]).toBe('The server refused the handshake: **403 Forbidden**.');
    expect(text).toContain('| Code | `✕ 403 Forbidden` |');
  });

  it('keeps every value in its cell', () => {
    const text = markdown(entryOf({ outcome: closed(1011, 'a | b\nc `d` e') }));
    expect(text).toContain('| Reason | ``a \\| b c `d` e`` |');
  });
});
