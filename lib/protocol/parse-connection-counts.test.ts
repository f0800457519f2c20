import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseConnectionCounts } from './parse-connection-counts';

const END = { label: '1006', code: 1006, category: 'local', count: 3 };

describe('the answer to “count the ends of this tab”', () => {
  it('is taken as it is', () => {
    const answer = {
      ends: [END, { label: 'Worker’s socket', code: null, category: 'local', count: 1 }],
      dropped: 2,
      unrecorded: 'sites',
    };
    expect(parseConnectionCounts(answer)).toEqual(answer);
    expect(parseConnectionCounts({ ends: [], dropped: 0, unrecorded: null })).toEqual({
      ends: [],
      dropped: 0,
      unrecorded: null,
    });
  });

  it.each([
    undefined,
    null,
    'ends',
    {},
    { ends: [] },
    { ends: {}, dropped: 0, unrecorded: null },
    { ends: [null], dropped: 0, unrecorded: null },
    { ends: [{ ...END, category: 'red' }], dropped: 0, unrecorded: null },
    { ends: [{ ...END, code: '1006' }], dropped: 0, unrecorded: null },
    { ends: [{ ...END, count: -1 }], dropped: 0, unrecorded: null },
    { ends: [END], dropped: 0.5 },
  ])('is nothing if it is anything else: %j', (answer) => {
    expect(parseConnectionCounts(answer)).toBeNull();
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.anything(), (answer) => parseConnectionCounts(answer) === null));
  });
});
