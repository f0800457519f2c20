import { describe, expect, it } from 'vitest';
import { durationText, tickText } from './format';

describe('durationText', () => {
  it.each([
    [-1, '0.0 ms'],
    [0.25, '0.3 ms'],
    [0.99, '1 ms'],
    [41.4, '41 ms'],
    [999.4, '999 ms'],
    [999.6, '1.00 s'],
    [4_200, '4.20 s'],
    [9_996, '10.0 s'],
    [60_000, '60.0 s'],
    [125_400, '2 min 5 s'],
    [3_599_600, '1 h 0 min'],
    [7_380_000, '2 h 3 min'],
    [90_000_000, '1 d 1 h'],
  ])('%d ms is %s', (ms, text) => {
    expect(durationText(ms)).toBe(text);
  });
});

describe('tickText', () => {
  it.each([
    [0, '0'],
    [0.5, '0.5 ms'],
    [200, '200 ms'],
    [10_000, '10 s'],
    [1_500, '1.50 s'],
    [90_000, '90.0 s'],
    [1_800_000, '30 min'],
    [5_400_000, '90 min'],
    [7_200_000, '2 h'],
  ])('%d ms is %s', (ms, text) => {
    expect(tickText(ms)).toBe(text);
  });
});
