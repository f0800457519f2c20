import { describe, expect, it } from 'vitest';
import { annotate } from '../analysis/annotate';
import { runToEnd } from '../analysis/steps';
import { closed, entryOf, failedEntry } from '../model/entry.fixture';
import { compileFilter } from '../query/filter';
import { entrySetOf } from './entry-set.fixture';
import { causeTotalsOf, totalsOf } from './totals';

const H = 'Error during WebSocket handshake: ';
const entries = [
  entryOf({ outcome: closed(1011) }),
  entryOf({ outcome: closed(1000) }),
  entryOf({ outcome: closed(1011), url: 'wss://live.example/' }),
  failedEntry({ failure: `${H}Unexpected response code: 403` }),
  failedEntry({ failure: 'Error in connection establishment: net::ERR_CONNECTION_REFUSED' }),
].map((entry, index) => ({ ...entry, record: { ...entry.record, key: `a:${index}` } }));

describe('totals', () => {
  it('count by code, status or name, and by host, the most frequent first', () => {
    const { codes, hosts } = runToEnd(totalsOf(entrySetOf(entries), 9));
    expect(codes.map(({ label, count }) => `${label} ×${count}`)).toEqual([
      '1011 ×2',
      '1000 ×1',
      '✕ 403 ×1',
      'connection refused ×1',
    ]);
    expect(hosts.map(({ label, count }) => `${label} ×${count}`)).toEqual(['chat.example:8443 ×4', 'live.example ×1']);
  });

  it('give filters that leave at least what they counted', () => {
    const { codes, hosts } = runToEnd(totalsOf(entrySetOf(entries), 9));
    for (const { filter, count } of [...codes, ...hosts]) {
      const { match, problems } = compileFilter(filter);
      expect(problems).toEqual([]);
      expect(entries.filter((entry) => match(entry, annotate(entry))).length).toBeGreaterThanOrEqual(count);
    }
  });

  it('leave out what is beyond the most that is wanted', () => {
    expect(runToEnd(totalsOf(entrySetOf(entries), 1)).codes).toHaveLength(1);
  });

  it('count by the first cause, where one is known, and filter by it', () => {
    const ends = entrySetOf(['a:1', 'a:2', 'a:3', 'a:4'].map((key) => entryOf({ key, outcome: closed(1006) })));
    const causes = [['connection-refused'], ['idle-timeout', 'connection-refused'], ['idle-timeout']];
    const causesAt = (place: number) => causes[place] ?? [];
    const totals = runToEnd(causeTotalsOf(ends, causesAt, 9));
    expect(totals.map(({ filter, count }) => `${filter} ×${count}`)).toEqual([
      'cause:idle-timeout ×2',
      'cause:connection-refused ×1',
    ]);
    expect(runToEnd(causeTotalsOf(ends, causesAt, 1))).toHaveLength(1);
  });
});
