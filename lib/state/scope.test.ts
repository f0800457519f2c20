import { signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import { entryOf } from '../model/entry.fixture';
import type { DocumentIdentity } from '../protocol/messages';
import { createLog } from './log';
import { createScope } from './scope';

const page = (startedAt: number): DocumentIdentity => ({ startedAt, url: 'https://app.example/' });
const of = (startedAt: number, key = `a:${startedAt}`) =>
  entryOf({ key, document: { url: 'https://app.example/', startedAt, top: true } });

function setUp(identity: DocumentIdentity | null, preserved = false) {
  const log = createLog();
  const preserve = signal(preserved);
  const identify = vi.fn(async () => identity);
  return { log, preserve, identify, scope: createScope(log, preserve, identify, () => 9_000) };
}

describe('the scope', () => {
  it('takes the entries of the current document and of its frames alone', async () => {
    const { scope } = setUp(page(2_000));
    await scope.ask();
    const test = scope.test.value;
    expect([1_000, 2_000, 2_500].map((startedAt) => test?.(of(startedAt)))).toEqual([false, true, true]);
    expect(scope.page.value).toEqual(page(2_000));
  });

  it('takes all entries when the log is preserved', async () => {
    const { scope, preserve } = setUp(page(2_000));
    await scope.ask();
    preserve.value = true;
    expect(scope.test.value).toBeNull();
  });

  it('lets go of an earlier document even when the new one does not answer', async () => {
    const { scope } = setUp(null);
    await scope.navigated();
    expect(scope.page.value).toBe('unwatched');
    expect(scope.test.value?.(of(8_000))).toBe(false);
    expect(scope.test.value?.(of(9_001))).toBe(true);
  });

  it('believes a page that answers late, after it was thought unwatched', async () => {
    const { scope, identify } = setUp(page(2_000));
    const thought: unknown[] = [];
    identify.mockResolvedValueOnce(null);
    scope.page.subscribe((value) => thought.push(value));
    await scope.navigated();
    await expect.poll(() => thought).toEqual([null, 'unwatched', page(2_000)]);
    expect(scope.test.value?.(of(2_500))).toBe(true);
  });

  it('leaves alone a page that never answers', async () => {
    const { scope, identify } = setUp(null);
    await scope.ask();
    expect(scope.page.value).toBe('unwatched');
    await expect.poll(() => identify.mock.calls).toHaveLength(4);
    for (let turn = 0; turn < 20; turn++) await null;
    expect(identify).toHaveBeenCalledTimes(4);
  });

  it('asks again when an entry comes from a newer outermost document', async () => {
    const { scope, log, identify } = setUp(page(2_000));
    await scope.ask();
    identify.mockResolvedValue(page(3_000));
    log.merge([of(3_000)]);
    await expect.poll(() => scope.page.value).toEqual(page(3_000));
    expect(scope.test.value?.(of(2_000))).toBe(false);
  });
});
