import { describe, expect, it } from 'vitest';
import { KNOWN_OVERLAPS } from '../../data/detection-overlaps';
import type { Dictionary } from '../../data/dictionary';
import { BUILT_IN } from './built-in';
import { findOverlaps } from './overlaps';

const dictionary = (id: string, rest: Partial<Dictionary>): Dictionary => ({
  id,
  name: id,
  kind: 'application',
  codes: [{ code: 4000, name: id, meaning: 'Something of its own.' }],
  source: 'a test',
  ...rest,
});

describe('overlaps of dictionaries', () => {
  it('are known, each with its reason', () => {
    const pair = ({ ids }: { ids: readonly string[] }) => ids.join(' and ');
    expect(findOverlaps(BUILT_IN).map(pair).sort()).toEqual(KNOWN_OVERLAPS.map(pair).sort());
    for (const { reason } of KNOWN_OVERLAPS) expect(reason).not.toBe('');
  });

  it.each([
    ['a subprotocol', { subprotocols: ['chat.*'] }, { subprotocols: ['chat.v1'] }],
    ['a host', { hosts: ['live.example.com'] }, { hosts: ['*.example.com'] }],
    ['a path', { paths: ['/api/*/sync'] }, { paths: ['**/sync'] }],
    ['a path that wants a parameter', { paths: ['/live'] }, { paths: [{ path: '/live', query: ['v'] }] }],
  ])('are found by %s', (_name, one, other) => {
    expect(findOverlaps([dictionary('one', { detect: one }), dictionary('other', { detect: other })])).toMatchObject([
      { ids: ['one', 'other'], codes: [4000] },
    ]);
  });

  it('are none where both say the same, or where one only hints', () => {
    const detect = { paths: ['/live'] };
    const codes = [{ code: 4000, name: 'Same', meaning: 'The same.' }];
    expect(findOverlaps([dictionary('one', { detect, codes }), dictionary('other', { detect, codes })])).toEqual([]);
    expect(findOverlaps([dictionary('one', { detect }), dictionary('other', { hints: detect })])).toEqual([]);
  });
});
