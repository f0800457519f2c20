import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODE_RANGES } from '../../data/code-ranges';
import { closeCodeForStatus, httpStatusText } from './http-equivalent';
import { lookUp, rangeOf } from './look-up';

describe('looking a code up', () => {
  it('answers for every number that a Close frame can carry', () => {
    for (let code = 0; code <= 65_535; code++) {
      const { name, meaning, whatToDo, reconnect, range, sources } = lookUp(code);
      if (!name || !meaning || !whatToDo || !reconnect.how || sources.length === 0) expect.fail(`${code} lacks a fact`);
      if (range.from === null || range.to === null || code < range.from || code > range.to) {
        expect.fail(`${code} is said to lie in ${range.name}`);
      }
    }
  });

  it('answers for every other number too', () => {
    fc.assert(
      fc.property(fc.oneof(fc.double(), fc.integer()), (code) => {
        const { name, meaning, http } = lookUp(code);
        return name !== '' && meaning !== '' && Array.isArray(http);
      }),
    );
    for (const code of [Number.NaN, -1, 1000.5, 65_536, Number.POSITIVE_INFINITY]) {
      expect(lookUp(code)).toMatchObject({ name: 'Not a close code', sendableBy: [], http: [] });
    }
  });

  it.each([
    [0, 'Not used'],
    [999, 'Not used'],
    [1000, 'Protocol'],
    [2999, 'Protocol'],
    [3000, 'Libraries, frameworks and applications'],
    [3999, 'Libraries, frameworks and applications'],
    [4000, 'Reserved for Private Use'],
    [4999, 'Reserved for Private Use'],
    [5000, 'Outside the registry'],
    [65_535, 'Outside the registry'],
  ])('finds %i in the range “%s”', (code, range) => {
    expect(rangeOf(code).name).toBe(range);
  });

  it.each([
    [1000, 'normal'],
    [1001, 'normal'],
    [1005, 'normal'],
    [1006, 'local'],
    [1015, 'local'],
    [1011, 'protocol'],
    [2500, 'protocol'],
    [3500, 'registered'],
    [4999, 'private'],
    [700, 'protocol'],
    [9000, 'protocol'],
  ])('puts %i among “%s”', (code, category) => {
    expect(lookUp(code).category).toBe(category);
  });

  it.each([
    [1011, '= 500'],
    [1014, '= 502'],
    [3000, '= 401'],
    [3003, '= 403'],
    [3008, '= 408'],
    [1008, '≈ 403'],
    [1012, '≈ 503'],
    [1013, '≈ 503'],
    [1006, '~ 500'],
    [1005, '~ 204'],
    [1010, '~ 426'],
    [1015, '~ 426'],
    [4429, '~ 429'],
    [4499, 'none'],
    [1004, 'none'],
    [4000, 'none'],
  ])('shows %i as “%s”', (code, label) => {
    expect(lookUp(code).bestHttp.label).toBe(label);
  });

  it('says what the RFC says wherever a mapping contradicts it', () => {
    for (const code of [1005, 1006, 1010, 1015]) {
      const theirs = lookUp(code).http.find(({ source }) => source.includes('http-ws-reference'));
      expect(theirs?.exactness).toBe('loose');
      expect(theirs?.notes.join(' ')).toMatch(/RFC 6455/);
    }
  });

  it('gives each status once, the exactest first', () => {
    for (const code of [1000, 1006, 1008, 1011, 1014]) {
      const { http } = lookUp(code);
      expect(new Set(http.map(({ status }) => status)).size).toBe(http.length);
      const order = ['exact', 'close', 'loose'];
      const ranks = http.map(({ exactness }) => order.indexOf(exactness));
      expect(ranks).toEqual([...ranks].sort());
    }
  });

  it('knows which codes are made up locally, and who may send the rest', () => {
    const codes = [...Array(5000).keys()];
    expect(codes.filter((code) => lookUp(code).synthesised)).toEqual([1005, 1006, 1015]);
    const pages = codes.filter((code) => lookUp(code).sendableBy.includes('page'));
    expect(pages).toEqual([1000, ...codes.slice(3000)]);
    expect(lookUp(1010).sendableBy).toEqual(['client']);
  });

  it('says how long to wait before reconnecting', () => {
    expect(lookUp(1012).reconnect).toMatchObject({ advised: 'wait', how: expect.stringContaining('5 to 30 s') });
    expect(lookUp(1006).reconnect).toMatchObject({ advised: 'yes', source: 'RFC 6455 §7.2.3' });
    expect(lookUp(1013).reconnect.advised).toBe('wait');
  });

  it('has a source for every fact', () => {
    for (let code = 0; code < 5000; code++) {
      const { sources, http, browsers, reconnect, range } = lookUp(code);
      const all = [...sources, reconnect.source, range.source, ...http.map(({ source }) => source)];
      if ([...all, ...browsers.map(({ source }) => source)].some((source) => source.trim() === '')) {
        expect.fail(`${code} has a fact without a source`);
      }
    }
    expect(CODE_RANGES.every(({ source }) => source.startsWith('RFC 6455'))).toBe(true);
  });
});

describe('HTTP', () => {
  it('names statuses', () => {
    expect(httpStatusText(413)).toBe('Content Too Large');
    expect(httpStatusText(499)).toBeNull();
    expect(httpStatusText(Number.NaN)).toBeNull();
  });

  it.each([
    [401, 3000],
    [403, 3003],
    [408, 3008],
    [413, 1009],
    [415, 1003],
    [426, 1002],
    [429, 1008],
    [500, 1011],
    [502, 1014],
    [503, 1013],
    [504, 1014],
  ])('is said over a WebSocket: %i by %i, which a server may send', (status, code) => {
    const advice = closeCodeForStatus(status);
    expect(advice?.code).toBe(code);
    expect(advice?.source).not.toBe('');
    expect(lookUp(code).sendableBy).toContain('server');
  });

  it('is not said where nobody has said how', () => {
    expect(closeCodeForStatus(418)).toBeNull();
  });
});
