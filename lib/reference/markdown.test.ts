import { describe, expect, it } from 'vitest';
import { meaningIn } from './dictionary-set';
import { closeCodeForStatus } from './http-equivalent';
import { rowAsMarkdown } from './markdown';
import { applicationRow, codeRow, RANGE_ROWS, type ReferenceRow, statusRow } from './rows';

const text = (row: ReferenceRow | null | undefined) => (row ? rowAsMarkdown(row) : '');

describe('a row as Markdown', () => {
  it('says the meaning first and the source last', () => {
    const lines = text(codeRow(1006)).trim().split('\n');
    expect(lines[0]).toBe(
      '**1006 Abnormal Closure**: The connection ended, or never came up, and no Close frame arrived.',
    );
    expect(lines).toContain(
      '- Who may send it: Nobody: it is never on the wire. The side that tells it to you made it up.',
    );
    expect(lines.find((line) => line.startsWith('- HTTP'))).toContain('500 Internal Server Error (loose');
    expect(lines.at(-1)).toMatch(/^- Source: RFC 6455 §7\.4\.1/);
  });

  it('is written for ranges, statuses and applications too', () => {
    expect(text(RANGE_ROWS.find(({ id }) => id === '4000-4999'))).toContain('Private Use: cannot be registered.');
    const advice = closeCodeForStatus(503);
    expect(text(advice && statusRow(advice))).toContain('- Close with: ≈ 1013 Try Again Later');
    const meaning = meaningIn(
      {
        id: 'a',
        name: 'A*B',
        kind: 'application',
        source: 'https://a.example/codes',
        codes: [{ code: 4000, name: 'Left_room', meaning: 'The <user> left.', advice: 'Nothing.', reconnect: 'no' }],
      },
      4000,
    );
    expect(text(meaning && applicationRow(meaning))).toBe(
      '**4000 Left\\_room (A\\*B)**: The \\<user\\> left.\n- What to do: Nothing.\n- Reconnecting: Do not reconnect\n- Source: https://a.example/codes\n',
    );
  });
});
