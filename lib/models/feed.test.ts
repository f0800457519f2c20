import { describe, expect, it, vi } from 'vitest';
import type { JournalReader } from '../journal/journal';
import type { LogEntry } from '../record/entry';
import { entryOf } from '../record/entry.fixture';
import { createFeed } from './feed';
import { createLog } from './log';
import { tabLog } from './tab-log.fixture';

function journal() {
  const entries: LogEntry[] = [];
  let generation = 0;
  let listener = () => {};
  const since = vi.fn(async (_tabId: number, change: number) => entries.filter((entry) => entry.change > change));
  const reader: JournalReader = { tab: async () => tabLog({ generation }), since };
  return {
    reader,
    since,
    write(key: string) {
      entries.push({ ...entryOf({ key }), change: entries.length + 1 });
      listener();
    },
    clear() {
      entries.length = 0;
      generation++;
      listener();
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
    await vi.waitFor(() => expect(keys(log.entries)).toEqual(['a:1', 'a:2']));
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

  it('starts anew when the journal was cleared', async () => {
    const { reader, write, clear, onChanged } = journal();
    write('a:1');
    const log = createLog();
    const feed = createFeed(log, reader, 1, onChanged);
    await feed.ready;
    clear();
    await vi.waitFor(() => expect(log.entries).toHaveLength(0));
    write('b:1');
    await vi.waitFor(() => expect(keys(log.entries)).toEqual(['b:1']));
  });

  it('goes on after a read that failed', async () => {
    const { reader, since, write, onChanged } = journal();
    const log = createLog();
    const feed = createFeed(log, reader, 1, onChanged);
    await feed.ready;
    since.mockRejectedValueOnce(new Error('the database is closing'));
    write('a:1');
    write('a:2');
    await vi.waitFor(() => expect(keys(log.entries)).toEqual(['a:1', 'a:2']));
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
