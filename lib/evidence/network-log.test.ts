import { describe, expect, it } from 'vitest';
import type { EvidenceItem } from '../protocol/messages';
import entries from './har-entries.fixture.json' with { type: 'json' };
import { type NetworkLog, watchNetworkLog } from './network-log';

class FakeLog implements NetworkLog {
  readonly listeners = new Set<(entry: object) => void>();
  readonly onRequestFinished = {
    addListener: (listener: (entry: object) => void) => void this.listeners.add(listener),
    removeListener: (listener: (entry: object) => void) => void this.listeners.delete(listener),
  };
  har: unknown = { entries: [] };

  getHAR(callback: (log: unknown) => void): void {
    setImmediate(() => callback(this.har));
  }

  finish(...finished: object[]): void {
    for (const entry of finished) for (const listener of this.listeners) listener(entry);
  }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function watch(log: FakeLog): { told: EvidenceItem[][]; stop: () => void } {
  const reported: EvidenceItem[][] = [];
  return { told: reported, stop: watchNetworkLog(log, (items) => reported.push(items)) };
}

describe('watchNetworkLog', () => {
  it('tells of the sockets that end in one task at once, and of nothing else', async () => {
    const log = new FakeLog();
    const { told: reported } = watch(log);
    log.finish(entries.refusedWith403, { ...entries.closedNormally, _resourceType: 'fetch' }, entries.brokenFrame);
    expect(reported).toEqual([]);
    await turn();
    expect(reported.map((items) => items.map((item) => item.key))).toEqual([['k3j9x0q2mz41:4', 'k3j9x0q2mz41:32']]);
    log.finish(entries.closedNormally);
    await turn();
    expect(reported).toHaveLength(2);
  });

  it('catches up with what ended before, once, and leaves out what is still in use', async () => {
    const log = new FakeLog();
    const inUse = { ...entries.closedNormally, timings: { wait: 3, receive: 0 }, time: 3 };
    log.har = { entries: [entries.workerRefusedWith403, inUse, entries.refusedWith403] };
    const { told: reported } = watch(log);
    log.finish(entries.refusedWith403);
    await turn();
    log.finish(entries.workerRefusedWith403);
    await turn();
    expect(reported.flat().map((item) => item.url)).toEqual([
      entries.refusedWith403.request.url,
      entries.workerRefusedWith403.request.url,
    ]);
    log.finish(entries.closedNormally);
    await turn();
    expect(reported.flat()).toHaveLength(3);
  });

  it('goes on where the log from before cannot be read', async () => {
    for (const har of [undefined, null, 'no', {}, { entries: 7 }, { entries: [null, 7] }]) {
      const log = new FakeLog();
      log.har = har;
      const { told: reported } = watch(log);
      await turn();
      log.finish(entries.refusedWith403);
      await turn();
      expect(reported.flat()).toHaveLength(1);
    }
  });

  it('is silent when it was stopped', async () => {
    const log = new FakeLog();
    const { told: reported, stop } = watch(log);
    log.finish(entries.refusedWith403);
    stop();
    await turn();
    expect(log.listeners.size).toBe(0);
    expect(reported).toEqual([]);
  });
});
