import { describe, expect, it } from 'vitest';
import { entryWith } from '../model/arbitrary';
import type { LogEntry } from '../model/entry';
import { emptyTabLog } from '../model/journal';
import { type AutomationPorts, createAutomation } from './automation';

const fine = entryWith({
  key: 'f00d:1',
  url: 'wss://a.example/?token=hunter2hunter2',
  outcome: { kind: 'closed', code: 1000, reason: '', wasClean: true, errorEvent: false },
});
const lost = entryWith({ key: 'f00d:2' });

function automation(given: Partial<AutomationPorts> = {}) {
  const logs = new Map<number, LogEntry[]>([
    [1, [fine, lost]],
    [2, [lost]],
  ]);
  const settled: number[] = [];
  const ports: AutomationPorts = {
    tabId: null,
    tabs: async () => [
      { tabId: 1, url: 'http://localhost:3000/chat' },
      { tabId: 2, url: 'http://localhost:3000/admin' },
    ],
    settle: async (tabId) => {
      settled.push(tabId);
    },
    journal: {
      tab: async (tabId) => emptyTabLog(tabId),
      since: async (tabId) => (settled.includes(tabId) ? (logs.get(tabId) ?? []) : []),
      page: async () => [],
    },
    now: () => 0,
    version: '1.0.0',
    ...given,
  };
  const hangup = createAutomation(ports);
  const keys = async (options?: unknown): Promise<string[]> =>
    JSON.parse(await hangup.exportLog(options)).entries.map(({ record }: LogEntry) => record.key);
  return { hangup, keys };
}

describe('which tab', () => {
  it.each([
    [{ tabId: 1 }, null, 2],
    [{ url: 'http://localhost:3000/chat' }, null, 2],
    [{ url: 'http://localhost:3000/' }, null, 1],
    [undefined, 1, 2],
    [undefined, null, 1],
    [{ url: 'http://localhost:3000/chat' }, 2, 2],
  ])('%j, in a page that shows %j', async (options, tabId, count) => {
    expect(await automation({ tabId }).keys(options)).toHaveLength(count);
  });

  it('says which there are, where there is none such', async () => {
    await expect(automation().keys({ url: 'http://localhost:4000' })).rejects.toThrow(
      'no tab shows http://localhost:4000. Watched: http://localhost:3000/chat, http://localhost:3000/admin',
    );
  });
});

describe('what of it', () => {
  it('only what ended abnormally', async () => {
    expect(await automation().keys({ tabId: 1, abnormal: true })).toEqual(['f00d:2']);
  });

  it.each([
    ['code:1000', ['f00d:1']],
    ['-host:chat.example.com', ['f00d:1']],
    ['cause:idle-timeout', []],
  ])('what the filter %s lets through', async (filter, keys) => {
    expect(await automation().keys({ tabId: 1, filter })).toEqual(keys);
  });

  it('redacted, unless it is wanted as it is', async () => {
    const { hangup } = automation({ tabId: 1 });
    expect(await hangup.exportLog()).not.toContain('hunter2hunter2');
    expect(await hangup.exportLog({ redact: false })).toContain('hunter2hunter2');
  });

  it.each(['json', 'ndjson', 'csv', 'har', 'markdown', 'otlp'])('as %s', async (format) => {
    expect(await automation({ tabId: 1 }).hangup.exportLog({ format })).toContain('chat.example.com');
  });
});

it.each([
  [{ format: 'xml' }, /format/],
  [{ fitler: 'code:1006' }, /fitler/],
  [{ tabId: '1' }, /tabId/],
  ['json', /its argument/],
  [{ filter: 'range:purple' }, /purple/],
])('%j is refused in words', async (options, words) => {
  await expect(automation({ tabId: 1 }).hangup.exportLog(options)).rejects.toThrow(words);
});
