import { expect, test } from 'vitest';
import { CAUSES, findCause } from './all';

test('every cause has a title, an explanation of one sentence, a change and a source', () => {
  for (const { id, title, explanation, change, sources } of CAUSES) {
    expect(title, id).toMatch(/^[A-Za-z0-9].{4,70}[^.]$/);
    expect(explanation, id).toMatch(/^\S.{20,200}\.$/);
    expect(explanation.replace(/\.$/, ''), id).not.toMatch(/\.\s[A-Z]/);
    expect(change, id).toMatch(/^\S.{5,250}\.$/);
    expect(sources.length, id).toBeGreaterThan(0);
    for (const source of sources) expect(source, id).toMatch(/\S{3}/);
  }
});

test('ids are slugs, each given once', () => {
  const ids = CAUSES.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
});

test('a cause is found by its id, and nothing by another', () => {
  expect(findCause('idle-timeout')?.title).toMatch(/without traffic/);
  expect(findCause('toString')).toBeUndefined();
});
