import { describe, expect, it } from 'vitest';
import { INITIAL_DELIVERY } from './delivery-state';
import { createTelemetryStore, type TelemetryAreas } from './store';

/** Like the browser's areas. `policy` is what its administrator decided; `null`: it has no policies at all. */
function areas(policy: Record<string, unknown> | null, local: Record<string, unknown> = {}) {
  const listeners = new Set<(keys: readonly string[], area: string) => void>();
  const fake: TelemetryAreas = {
    managed: {
      async get() {
        // Firefox's words.
        if (policy === null) throw new Error('Managed storage manifest not found');
        return structuredClone(policy);
      },
    },
    local: {
      get: async (key) => (Object.hasOwn(local, key) ? { [key]: structuredClone(local[key]) } : {}),
      async set(items) {
        Object.assign(local, structuredClone(items));
        for (const listener of listeners) listener(Object.keys(items), 'local');
      },
    },
    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const tell = (area: string, ...keys: string[]) => {
    for (const listener of listeners) listener(keys, area);
  };
  return { store: createTelemetryStore(fake), local, tell, listeners };
}

describe('the settings of a fleet in the browser’s storage', () => {
  it('are the policy’s first', async () => {
    const { store } = areas({ endpoint: 'https://theirs.example', enabled: true }, { fleet: { batchSeconds: 1 } });
    const { settings, managed } = await store.read();
    expect(settings).toMatchObject({ enabled: true, endpoint: 'https://theirs.example/v1/logs', batchSeconds: 1 });
    expect([...managed].sort()).toEqual(['enabled', 'endpoint']);
  });

  it('are the user’s where there is no policy', async () => {
    const { store } = areas(null);
    await store.save({ enabled: true, endpoint: 'http://localhost:4318/v1/logs' });
    const { settings, managed } = await store.read();
    expect(settings).toMatchObject({ enabled: true, endpoint: 'http://localhost:4318/v1/logs' });
    expect(managed.size).toBe(0);
  });

  it('are told of when either changes, and of nothing else', async () => {
    const { store, tell, listeners } = areas({});
    let settings = 0;
    let delivery = 0;
    const undo = [store.listen(() => settings++), store.listenToDelivery(() => delivery++)];
    await store.save({});
    tell('managed', 'endpoint');
    await store.deliveryStorage.save(INITIAL_DELIVERY);
    tell('sync', 'fleet', 'fleet:delivery');
    tell('local', 'setting:theme');
    expect([settings, delivery]).toEqual([2, 1]);
    for (const each of undo) each();
    expect(listeners.size).toBe(0);
  });
});

describe('what is kept beside them', () => {
  it('names the installation once and for all', async () => {
    const { store, local } = areas(null);
    let drawn = 0;
    const random = () => `random-${++drawn}`;
    const first = await store.instance(random);
    expect(first).toEqual({ id: 'random-1', salt: 'random-2' });
    expect(await store.instance(random)).toEqual(first);
    local['fleet:instance'] = 'damaged';
    expect(await store.instance(random)).toEqual({ id: 'random-3', salt: 'random-4' });
  });

  it('gives back how delivery stands, and starts afresh where that cannot be read', async () => {
    const { store, local } = areas(null);
    const problems = [
      null,
      { kind: 'status', status: 503, words: 'busy', at: 7 },
      { kind: 'unreachable', at: 7 },
      { kind: 'rejected', count: 3, words: '', at: 7 },
    ] as const;
    for (const problem of problems) {
      const delivery = { attempt: 2, failedAt: 5, waitMs: 1_500, lastSentAt: 4, problem };
      await store.deliveryStorage.save(delivery);
      expect(await store.deliveryStorage.load()).toEqual(delivery);
    }
    for (const damaged of [null, 'x', { attempt: -1 }, { attempt: 1, failedAt: 0, waitMs: 1e12 }]) {
      local['fleet:delivery'] = damaged;
      expect(await store.deliveryStorage.load()).toEqual(INITIAL_DELIVERY);
    }
  });
});
