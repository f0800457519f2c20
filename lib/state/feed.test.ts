import { describe, expect, it, vi } from 'vitest';
import type { LogEntry } from '../model/entry';
import { entryOf } from '../model/entry.fixture';
import type { JournalReader } from '../model/journal';
import { createFeed } from './feed';
import { createLog } from './log';
import { tabLog } from './tab-log.fixture';

function journal() {
  const entries: LogEntry[] = [];
  let generation = 0;
  let begunAt = 1_000;
  let listener = () => {};
  const since = vi.fn(async (_tabId: number, change: number) => entries.filter((entry) => entry.change > change));
  const page = vi.fn(async (_tabId: number, order: number, most: number) =>
    entries.filter((entry) => entry.order > order).slice(0, most),
  );
  const tab = async () => tabLog({ generation, begunAt, lastChange: entries.length });
  const reader: JournalReader = { tab, since, page };
  return {
    reader,
    since,
    page,
    write(key: string) {
      entries.push({ ...entryOf({ key }), order: entries.length + 1, change: entries.length + 1 });
      listener();
    },
    clear() {
      entries.length = 0;
      generation++;
      listener();
    },
    begin(at: number) {
      entries.length = 0;
      begunAt = at;
    },
    onChanged(next: () => void) {
      listener = next;
      return () => {
        listener = () => {};
      };
    },
  };
}

const keys = (entries: readonly LogEntry[]) => entries.map(({ record }) => record.key);

describe('the feed', () => {
  it('reads what was there before, then only what is new', async () => {
    const { reader, since, write, onChanged } = journal();
    write('a:1');
    const log = createLog();
    const feed = createFeed(log, reader, 1, onChanged);
    await feed.ready;
    expect(keys(log.entries)).toEqual(['a:1']);
    write('a:2');
    await expect.poll(() => keys(log.entries)).toEqual(['a:1', 'a:2']);
    expect(since).toHaveBeenLastCalledWith(1, 1);
  });

  it('reads once more, not once for each, when changes come while it reads', async () => {
    const { reader, since, write, onChanged } = journal();
    const log = createLog();
    const feed = createFeed(log, reader, 1, onChanged);
    for (let number = 1; number <= 50; number++) write(`a:${number}`);
    await feed.ready;
    expect(log.entries).toHaveLength(50);
    expect(since.mock.calls.length).toBeLessThanOrEqual(2);
  });

  it('reads a long log page by page, in its order, with a short page first', async () => {
    const { reader, page, write, onChanged } = journal();
    for (let number = 1; number <= 5_000; number++) write(`a:${number}`);
    const log = createLog();
    const lengths: number[] = [];
    log.listen(() => lengths.push(log.entries.length));
    await createFeed(log, reader, 1, onChanged).ready;
    expect(keys(log.entries)).toEqual(Array.from({ length: 5_000 }, (_, index) => `a:${index + 1}`));
    expect(page.mock.calls.length).toBeGreaterThan(2);
    expect(lengths[0]).toBeLessThan(500);
  });

  it('misses nothing that changes while it reads the pages', async () => {
    const { reader, page, write, onChanged } = journal();
    write('a:1');
    const log = createLog();
    page.mockImplementationOnce(async () => {
      write('a:2');
      return [];
    });
    await createFeed(log, reader, 1, onChanged).ready;
    await expect.poll(() => keys(log.entries)).toContain('a:2');
  });

  it('starts anew when the journal was cleared', async () => {
    const { reader, write, clear, onChanged } = journal();
    write('a:1');
    const log = createLog();
    const feed = createFeed(log, reader, 1, onChanged);
    await feed.ready;
    clear();
    await expect.poll(() => log.entries).toHaveLength(0);
    write('b:1');
    await expect.poll(() => keys(log.entries)).toEqual(['b:1']);
  });

  it('starts anew when the store was deleted, though there is as much in it as before', async () => {
    const { reader, write, begin, onChanged } = journal();
    write('a:1');
    const log = createLog();
    const feed = createFeed(log, reader, 1, onChanged);
    await feed.ready;
    begin(2_000);
    write('b:1');
    await expect.poll(() => keys(log.entries)).toEqual(['b:1']);
  });

  it('goes on after a read that failed', async () => {
    const { reader, since, write, onChanged } = journal();
    const log = createLog();
    const feed = createFeed(log, reader, 1, onChanged);
    await feed.ready;
    since.mockRejectedValueOnce(new Error('the database is closing'));
    write('a:1');
    write('a:2');
    await expect.poll(() => keys(log.entries)).toEqual(['a:1', 'a:2']);
  });

  it('hears nothing after it was disposed of', async () => {
    const { reader, since, write, onChanged } = journal();
    const feed = createFeed(createLog(), reader, 1, onChanged);
    await feed.ready;
    feed[Symbol.dispose]();
    since.mockClear();
    write('a:1');
    expect(since).not.toHaveBeenCalled();
  });
});
