import { beforeEach, describe, expect, it, vi } from 'vitest';
import { BUILT_IN } from '../reference/built-in';
import { createDictionarySet } from '../reference/dictionary-set';
import { rowById } from '../reference/rows';
import { createReference, type ReferenceModel } from './reference';

const dictionaries = createDictionarySet(BUILT_IN);

describe('the reference', () => {
  let load = vi.fn(async () => dictionaries);
  let model: ReferenceModel;
  const ids = () => model.rows.value.map(({ id }) => id);

  beforeEach(() => {
    load = vi.fn(async () => dictionaries);
    model = createReference(load);
  });

  it('begins with the canon by range, what is never valid last, and without the dictionaries', () => {
    expect(model.groups.value.map(({ range }) => range)).toEqual([1000, 3000, 4000, 0, 5000]);
    expect(ids()).toEqual([
      ...[...Array(16).keys()].map((last) => String(1000 + last)),
      '1000-2999',
      '3000',
      '3003',
      '3008',
      '3000-3999',
      '4000-4999',
      '0-999',
      '5000-65535',
    ]);
    expect(load).not.toHaveBeenCalled();
  });

  it('brings the dictionaries once something is searched, and once only', async () => {
    model.search('discord');
    model.search('discord 4004');
    await model.load();
    expect(load).toHaveBeenCalledTimes(1);
    expect(ids()[0]).toBe('discord-gateway:4004');
  });

  it('points at the best match, moves, and stops at either end', () => {
    model.search('10');
    expect(model.active.value?.id).toBe('1000');
    model.move(2);
    expect(model.active.value?.id).toBe('1002');
    model.move(-8);
    expect(model.active.value?.id).toBe('1000');
    model.move(10_000);
    expect(model.active.value?.id).toBe(ids().at(-1));
    model.search('1006');
    expect(model.active.value?.id).toBe('1006');
  });

  it('points at nothing where nothing is found', () => {
    model.search('zebra');
    expect(model.active.value).toBeNull();
    model.move(1);
    expect(model.active.value).toBeNull();
  });

  it('opens a row, and goes back to it', () => {
    model.openId('1012');
    expect(model.opened.value?.name).toBe('Service Restart');
    model.close();
    expect(model.opened.value).toBeNull();
    expect(model.active.value?.id).toBe('1012');
  });

  it('leaves an opened row when something is typed', () => {
    model.openId('1012');
    model.search('4');
    expect(model.opened.value).toBeNull();
  });

  it('narrows by range, by sender and by dictionary', async () => {
    model.narrow({ range: 3000 });
    expect(ids()).toEqual(['3000', '3003', '3008', '3000-3999']);
    model.narrow({ range: null, sender: 'browser' });
    expect(ids()).toEqual(['1001', '1002', '1007', '1009']);
    model.narrow({ sender: 'nobody' });
    expect(ids()).toEqual(['1004', '1005', '1006', '1015', '1000-2999', '0-999', '5000-65535']);
    model.narrow({ sender: null, dictionary: 'convex' });
    await model.load();
    expect(ids()).toEqual(['convex:4040']);
    model.search('timeout');
    expect(ids()).toEqual([]);
    expect(model.isFiltered.value).toBe(true);
    model.reset();
    expect(model.isFiltered.value).toBe(false);
    expect(ids()).toHaveLength(24);
  });
});

describe('a link into the reference', () => {
  it.each([
    ['1006', 'Abnormal Closure'],
    ['4711', 'Private use'],
    ['4000-4999', 'Reserved for Private Use'],
    ['http-403', 'Forbidden'],
    ['discord-gateway:4004', 'Authentication failed'],
  ])('%s names “%s”', (id, name) => {
    expect(rowById(id, dictionaries)).toMatchObject({ id, name });
  });

  it.each(['', 'x', 'discord-gateway:9', 'nobody:4004', '1006x', '-5'])('“%s” names nothing', (id) => {
    expect(rowById(id, dictionaries)).toBeNull();
  });
});
