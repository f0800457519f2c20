import { describe, expect, it } from 'vitest';
import { BUILT_IN } from '../built-in';
import { draftOf, emptyCode, emptyRange, fieldOf, written } from './draft';
import { readDictionaries } from './read';

describe('a dictionary in the form', () => {
  it('comes out as it went in, with what the form does not show', () => {
    for (const dictionary of BUILT_IN) {
      const [read] = dictionariesOf(written(draftOf(dictionary)));
      expect(read?.codes).toEqual(dictionary.codes);
      expect(read?.ranges).toEqual(dictionary.ranges);
      expect(read?.hints).toEqual(dictionary.hints);
      expect(read?.id).toBe(dictionary.id);
      expect(draftOf(read ?? null)).toEqual({ ...draftOf(dictionary), original: read });
    }
  });

  it('takes what a code is like, what its reasons mean, ranges and hints', () => {
    const draft = {
      ...draftOf(null),
      name: 'Acme',
      hintedPaths: '/graphql',
      codes: [
        {
          ...emptyCode(0),
          code: '4001',
          name: 'Gone',
          meaning: 'Gone.',
          http: '410',
          reasons: 'moved = To another room.\n a=b = c = d\nbye ',
        },
      ],
      ranges: [{ ...emptyRange(0), from: '4400', to: '4499', name: 'Refused', meaning: 'No.', statusOffset: '4000' }],
    };
    expect(dictionariesOf(written(draft))).toMatchObject([
      {
        hints: { paths: ['/graphql'] },
        codes: [{ http: 410, reasons: { moved: 'To another room.', 'a=b': 'c = d', bye: '' } }],
        ranges: [{ from: 4400, to: 4499, statusOffset: 4000 }],
      },
    ]);
  });

  it('tells of a range where it is wrong', () => {
    const ranges = [{ ...emptyRange(0), from: '4499', to: '4400', name: 'Refused', meaning: 'No.' }];
    const reading = readDictionaries(written({ ...draftOf(null), name: 'Acme', codes: [], ranges }));
    expect(reading.ok ? [] : reading.errors.map(({ path }) => fieldOf(path))).toEqual(['ranges.0.to']);
  });

  it('takes patterns one a line, and parameters behind a path', () => {
    const draft = {
      ...draftOf(null),
      name: 'Acme',
      hosts: ' a.example \n\nb.example',
      paths: '/ws?token&v=2\n/live',
      codes: [],
    };
    expect(dictionariesOf(written(draft))).toMatchObject([
      {
        id: 'acme',
        detect: { hosts: ['a.example', 'b.example'], paths: [{ path: '/ws', query: ['token', 'v'] }, '/live'] },
      },
    ]);
  });

  it('tells what is wrong at the field where it is', () => {
    const draft = { ...draftOf(null), hosts: 'ok.example\nwss://no', link: 'ftp://x' };
    const reading = readDictionaries(written(draft));
    expect(reading.ok ? [] : reading.errors.map(({ path }) => fieldOf(path))).toEqual([
      'name',
      'hosts',
      'codes.0.code',
      'codes.0.name',
      'codes.0.meaning',
      'link',
    ]);
  });
});

function dictionariesOf(value: unknown) {
  const reading = readDictionaries(value);
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
  return reading.dictionaries;
}
