import { describe, expect, it } from 'vitest';
import { emptyQueueCounts } from '../model/outgoing-event';
import { createTelemetryStore } from '../telemetry/store';
import { createTelemetryModel } from './telemetry';

const ENDPOINT = 'https://collector.example/v1/logs';

/** The options of a browser whose user answers `yes` or not. */
async function openOptions(local: Record<string, unknown> = {}, managed: Record<string, unknown> = {}, yes = true) {
  const listeners = new Set<(keys: readonly string[], area: string) => void>();
  const asked: string[] = [];
  const returned: string[] = [];
  const granted = new Set<string>();
  const model = createTelemetryModel({
    store: createTelemetryStore({
      managed: { get: async () => managed },
      local: {
        get: async (key) => (Object.hasOwn(local, key) ? { [key]: local[key] } : {}),
        async set(items) {
          Object.assign(local, items);
          for (const listener of listeners) listener(Object.keys(items), 'local');
        },
      },
      onChanged(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    }),
    outbox: { tally: async () => ({ ...emptyQueueCounts(), sent: 7 }) },
    hasAccess: async (endpoint) => granted.has(endpoint),
    async requestAccess(endpoint) {
      asked.push(endpoint);
      if (yes) granted.add(endpoint);
      return yes;
    },
    async revokeAccess(endpoint) {
      returned.push(endpoint);
    },
    sendNow: async () => {},
    listen: () => () => {},
  });
  await expect.poll(() => model.status.value.queueCounts.sent).toBe(7);
  return { model, local, asked, returned, listeners };
}

describe('the options of a fleet', () => {
  it('ask the browser for its leave, and then keep what was written', async () => {
    const { model, local, asked } = await openOptions();
    model.draft.value = { ...model.draft.value, enabled: true, endpoint: 'https://collector.example' };
    await model.save();
    expect(asked).toEqual([ENDPOINT]);
    expect(local.fleet).toMatchObject({ enabled: true, endpoint: ENDPOINT });
    expect(model.saved.value).toBe('saved');
    expect(model.effective.value.settings.enabled).toBe(true);
    expect(model.status.value.granted).toBe(true);
  });

  it('keep nothing when the user says no', async () => {
    const { model, local } = await openOptions({}, {}, false);
    model.draft.value = { ...model.draft.value, enabled: true, endpoint: ENDPOINT };
    await model.save();
    expect(model.saved.value).toBe('denied');
    expect(local.fleet).toBeUndefined();
  });

  it('ask nobody while it stays off', async () => {
    const { model, local, asked } = await openOptions();
    model.draft.value = { ...model.draft.value, endpoint: ENDPOINT };
    await model.save();
    expect(asked).toEqual([]);
    expect(local.fleet).toMatchObject({ enabled: false, endpoint: ENDPOINT });
  });

  it('say what is wrong, and keep nothing of it', async () => {
    const { model, local, asked } = await openOptions();
    model.draft.value = { ...model.draft.value, enabled: true, headers: 'x' };
    await model.save();
    expect(model.saved.value).toBe('flawed');
    expect(model.errors.value.map(({ field }) => field)).toEqual(['headers', 'endpoint']);
    expect([local.fleet, asked]).toEqual([undefined, []]);
  });

  it('give leave back when it is no longer needed', async () => {
    const { model, returned } = await openOptions({ fleet: { enabled: true, endpoint: ENDPOINT } });
    model.draft.value = { ...model.draft.value, endpoint: `${ENDPOINT}?tenant=7` };
    await model.save();
    expect(returned).toEqual([]);
    model.draft.value = { ...model.draft.value, endpoint: 'https://other.example/v1/logs' };
    await model.save();
    expect(returned).toEqual([`${ENDPOINT}?tenant=7`]);
    model.draft.value = { ...model.draft.value, enabled: false };
    await model.save();
    expect(returned).toEqual([`${ENDPOINT}?tenant=7`, 'https://other.example/v1/logs']);
  });

  it('leave the policy’s values alone, and keep the user’s own for when it goes', async () => {
    const own = { endpoint: 'https://mine.example/v1/logs' };
    const { model, local, asked } = await openOptions({ fleet: own }, { enabled: true, endpoint: ENDPOINT });
    expect(model.draft.value.endpoint).toBe(ENDPOINT);
    model.draft.value = { ...model.draft.value, batchSeconds: '1' };
    await model.save();
    expect(local.fleet).toMatchObject({ endpoint: 'https://mine.example/v1/logs', batchSeconds: 1 });
    expect(asked).toEqual([]);
  });

  it('let go of everything when they are closed', async () => {
    const { model, listeners } = await openOptions();
    model[Symbol.dispose]();
    expect(listeners.size).toBe(0);
  });
});
