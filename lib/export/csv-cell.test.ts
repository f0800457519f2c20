import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { anyText } from '../model/arbitrary';
import { csvCell, escapeFormula, escapeSurrogates, readCsvText, unescapeFormula, unescapeSurrogates } from './csv-cell';

// Properties are tried many times over, on machines that may have other work.
vi.setConfig({ testTimeout: 60_000 });

describe('a cell that a spreadsheet would take for a formula', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1+1', "'＝1+1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠A1', "'＠A1"],
    ['\t=1', "'\t'=1"],
    ['\thello', "'\thello"],
    ['\rhello', "'\rhello"],
    ['\nhello', "'\nhello"],
    ['"=1+1"', `"'=1+1"`],
    ['  =1', "  '=1"],
    ['\u200b=1', "\u200b'=1"],
    ["'=1", "''=1"],
    ["''=1", "'''=1"],
    ['a;=1+1', "a;'=1+1"],
    ['a\n=1+1', "a\n'=1+1"],
    ['a;"=1+1"', `a;"'=1+1"`],
  ])('%j is written %j', (text, defused) => {
    expect(escapeFormula(text)).toBe(defused);
    expect(unescapeFormula(defused)).toBe(text);
  });

  it.each(['', 'going away', 'a=b', "it's", 'wss://x/?a=1&b=-2', "'quoted'", '1-2'])('%j stays as it is', (text) => {
    expect(escapeFormula(text)).toBe(text);
  });

  it('is never at the start of a text, nor after what another spreadsheet takes for a separator', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(escapeFormula(text)).not.toMatch(/(?:^|[;\t\r\n])[\s"\u200b\ufeff]*[=+\-@＝＋－＠]/);
        expect(escapeFormula(text)).not.toMatch(/^[\t\r\n]/);
        expect(unescapeFormula(escapeFormula(text))).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a lone surrogate', () => {
  it.each([
    ['a\ud83db', 'a\\uD83Db'],
    ['\\uD83D', '\\\\uD83D'],
    ['\\\ud83d', '\\\\\\uD83D'],
    ['\\\\uD83D', '\\\\\\\\uD83D'],
    ['C:\\users', 'C:\\users'],
    ['😀', '😀'],
  ])('%j is written %j', (text, escaped) => {
    expect(escapeSurrogates(text)).toBe(escaped);
    expect(unescapeSurrogates(escaped)).toBe(text);
  });
});

it('every text comes back out of its cell, and its cell is UTF-8', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const cell = csvCell(text);
      expect(cell.isWellFormed()).toBe(true);
      expect(readCsvText(cell.slice(1, -1).replaceAll('""', '"'))).toBe(text);
    }),
    { numRuns: 2_000 },
  );
});

it('numbers, truth values and nothing stand bare', () => {
  expect([1006, -1, 0.5, true, null].map(csvCell)).toEqual(['1006', '-1', '0.5', 'true', '']);
  expect(csvCell('')).toBe('""');
});
