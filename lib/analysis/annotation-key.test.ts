import fc from 'fast-check';
import { expect, it, describe as suite } from 'vitest';
import { anyEntry } from '../model/arbitrary';
import { closed, entryOf } from '../model/entry.fixture';
import { compileFilter } from '../query/filter';
import { annotate, computeAnnotation, sharedAnnotation } from './annotate';
import { spansOf } from './annotation';

/** Two entries that agree in all but some parts, so that what matters and what does not is met often. */
const pairs = fc
  .tuple(anyEntry, anyEntry, fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }))
  .map(([one, other, choices]) => {
    let turn = 0;
    const mixed = <T extends object>(a: T, b: T): T => {
      const result = { ...a };
      for (const name in a) if (choices[turn++ % choices.length]) result[name] = b[name];
      return result;
    };
    const evidence = one.evidence && other.evidence ? mixed(one.evidence, other.evidence) : other.evidence;
    return [
      one,
      { ...one, evidence, source: mixed(one.source, other.source), record: mixed(one.record, other.record) },
    ] as const;
  });

/** Another socket that ended like the first, at other times and after other traffic. */
const alike = fc.tuple(anyEntry, anyEntry).map(([one, { record, receivedAt, order }]) => {
  const { key, createdAt, traffic, bufferedAmount, misuses, initiator, visibility, online, extensions } = record;
  const own = { key, createdAt, traffic, bufferedAmount, misuses, initiator, visibility, online, extensions };
  return [one, { ...one, order, receivedAt, record: { ...one.record, ...own } }] as const;
});

suite('entries of one kind', () => {
  it('have the words that each would have by itself', () => {
    fc.assert(
      fc.property(pairs, (pair) => {
        for (const entry of pair) {
          expect(annotate(entry)).toEqual({ ...computeAnnotation(entry), ...spansOf(entry) });
        }
      }),
      { numRuns: 400 },
    );
  });

  it('pass a filter together, unless it asks for what each has of its own', () => {
    const filters = ['1006', 'e', 'host:a', 'protocol:a', 'app:discord', 'frame:/', 'status:4xx', '-clean', 'worker'];
    fc.assert(
      fc.property(alike, fc.constantFrom(...filters), ([one, other], text) => {
        const { match, ofEntry } = compileFilter(text);
        expect(ofEntry).toBeNull();
        expect(sharedAnnotation(one)).toBe(sharedAnnotation(other));
        expect(match(one, annotate(one))).toBe(match(other, annotate(other)));
      }),
      { numRuns: 400 },
    );
  });

  it('share one object, whatever their times and traffic', () => {
    const one = entryOf({ key: 'a:1', outcome: closed(4001, 'bye') });
    const other = entryOf({ key: 'a:2', createdAt: 1, endedAt: 9, traffic: null, outcome: closed(4001, 'bye') });
    expect(sharedAnnotation(one)).toBe(sharedAnnotation(other));
    expect(sharedAnnotation(entryOf({ outcome: closed(4001, 'so long') }))).not.toBe(sharedAnnotation(one));
  });

  it('are not asked for where a filter looks at times, sizes or causes', () => {
    for (const text of ['duration:>1s', '-larger-than:1kB', 'code:1006 duration:<5s']) {
      expect(compileFilter(text).ofEntry).not.toBeNull();
    }
  });
});
