import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { closed, entryOf, evidenceOf, failedEntry } from '../model/entry.fixture';
import type { SocketRecord } from '../model/record';
import { createWorld, type World } from './world.fixture';

const ON = { enabled: true, endpoint: 'https://collector.example' };
const NOTHING_LOST = null;

/** These sockets end. */
async function end(world: World, from: number, count = 1, record: Partial<SocketRecord> = {}): Promise<void> {
  const arrivals = Array.from({ length: count }, (_, index) => {
    const { record: whole, source } = entryOf({ key: `abcdefghijkl:${from + index}`, ...record });
    return { record: whole, source, receivedAt: world.now };
  });
  await world.journal.append(1, arrivals, NOTHING_LOST);
  await world.telemetry.wake();
}

const ids = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => `abcdefghijkl:${from + index}@0`);

async function untilIdle(world: World): Promise<void> {
  while (await world.pass()) {
    // It has done what it was waiting to do.
  }
}

describe('a browser in no fleet', () => {
  it.each([
    ['nothing was set', {}],
    ['it was not switched on', { endpoint: 'https://collector.example' }],
    ['there is nowhere to send to', { enabled: true }],
    ['what was set cannot be read', { enabled: 'true', endpoint: 'https://collector.example' }],
  ])('queues nothing and asks nobody: %s', async (_why, own) => {
    const world = createWorld(own);
    await end(world, 0, 20);
    await world.telemetry.sendNow();
    expect(world.bodies).toEqual([]);
    expect(world.waits).toBeNull();
    expect(await world.queueCounts()).toMatchObject({ queued: 0, lastTurn: 0, sampledOut: 0 });
  });
});

describe('a browser in a fleet', () => {
  it('sends what ends in one batch, when it has waited its time', async () => {
    const world = createWorld(ON);
    await end(world, 0);
    await end(world, 1, 2);
    expect(world.bodies).toEqual([]);
    expect(world.waits).toBe(5_000);
    await untilIdle(world);
    expect(world.requests).toEqual([ids(0, 3)]);
    expect(await world.queueCounts()).toMatchObject({ queued: 0, sent: 3 });
  });

  it('does not wait when a batch is full', async () => {
    const world = createWorld({ ...ON, batchEvents: 4 });
    await end(world, 0, 9);
    expect(world.requests).toEqual([ids(0, 4), ids(4, 4)]);
    await untilIdle(world);
    expect(world.requests).toEqual([ids(0, 4), ids(4, 4), ids(8, 1)]);
  });

  it('says who it is, and what was done to what it sends', async () => {
    const world = createWorld({ ...ON, sampleRatio: 0.999, resourceAttributes: { 'service.name': 'grid', seat: 7 } });
    await end(world, 0, 1, { url: 'wss://chat.example/?token=verysecret', outcome: closed(1006, '', false) });
    await world.telemetry.sendNow();
    const [resource] = JSON.parse(world.bodies[0] ?? '').resourceLogs;
    const attributes = Object.fromEntries(
      resource.resource.attributes.map(({ key, value }: { key: string; value: object }) => [
        key,
        Object.values(value)[0],
      ]),
    );
    expect(attributes).toEqual({
      'service.name': 'grid',
      'service.version': '1.2.3',
      'service.instance.id': '00000000-0000-4000-8000-000000000000',
      seat: '7',
      'hangup.sampling.ratio': 0.999,
      'hangup.redaction': expect.stringContaining('named-values'),
    });
  });

  it('replaces secrets, the same one by the same pseudonym in every request', async () => {
    const world = createWorld(ON);
    const url = 'wss://chat.example/?token=verysecret';
    for (const number of [0, 1]) {
      await end(world, number, 1, { url });
      await world.telemetry.sendNow();
    }
    expect(world.bodies.join()).not.toContain('verysecret');
    const [one, two] = world.bodies.map((body) => /token=(redacted-[0-9a-f]{10})/.exec(body)?.[1]);
    expect(one).toBeDefined();
    expect(two).toBe(one);

    const open = createWorld({ ...ON, redact: false });
    await end(open, 0, 1, { url });
    await open.telemetry.sendNow();
    expect(open.bodies.join()).toContain('verysecret');
    expect(open.bodies.join()).not.toContain('hangup.redaction');
  });

  it('sends an event with what was learnt of it while it waited', async () => {
    const world = createWorld(ON);
    const { record, source } = failedEntry();
    await world.journal.append(1, [{ record, source, receivedAt: world.now }], NOTHING_LOST);
    const evidence = evidenceOf({
      failure: 'Error during WebSocket handshake: Unexpected response code: 403',
      status: 403,
    });
    await world.journal.attach(1, record.key, evidence);
    await world.telemetry.sendNow();
    expect(world.bodies[0]).toContain('"http.response.status_code","value":{"intValue":"403"}');
    await world.journal.attach(1, record.key, { ...evidence, status: 404 });
    await world.telemetry.sendNow();
    expect(world.requests).toEqual([['fixture:1@0']]);
  });

  it('sends only the last version of a socket that came back while it waited', async () => {
    const world = createWorld(ON);
    await end(world, 0, 1, { revision: 1, outcome: { kind: 'page-went-away', state: 'open', persisted: true } });
    await end(world, 0, 1, { revision: 2, outcome: closed(1006, '', false) });
    await untilIdle(world);
    await end(world, 0, 1, { revision: 3 });
    await untilIdle(world);
    expect(world.requests).toEqual([['abcdefghijkl:0@2'], ['abcdefghijkl:0@3']]);
  });

  it('sends once what is delivered to the log twice', async () => {
    const world = createWorld(ON);
    await end(world, 0, 3);
    await end(world, 0, 3);
    await untilIdle(world);
    await end(world, 0, 3);
    await untilIdle(world);
    expect(world.requests).toEqual([ids(0, 3)]);
  });

  it('sends what its tab took with it, what was cleared, and what waited when the browser ended', async () => {
    const world = createWorld(ON);
    await end(world, 0);
    await world.journal.deleteTab(1);
    await end(world, 1);
    await world.journal.clear(1);
    await end(world, 2);
    world.restart();
    await world.journal.deleteTabsBefore(world.now + 1);
    await world.telemetry.wake();
    await untilIdle(world);
    expect(world.requests).toEqual([ids(0, 3)]);
  });

  it('sends nothing that is not recorded', async () => {
    const world = createWorld(ON);
    await world.journal.setRecording(1, false);
    await end(world, 0, 3);
    await untilIdle(world);
    expect(world.bodies).toEqual([]);
  });

  it('leaves out by hash what is normal, and counts it', async () => {
    const world = createWorld({ ...ON, sampleRatio: 0.5 });
    await end(world, 0, 200);
    await end(world, 200, 50, { outcome: closed(1006, '', false) });
    await untilIdle(world);
    const sent = world.requests.flat();
    expect(sent.filter((id) => ids(200, 50).includes(id))).toHaveLength(50);
    const { sampledOut } = await world.queueCounts();
    expect(sent.length + sampledOut).toBe(250);
    expect(Math.abs(sampledOut - 100)).toBeLessThan(30);
  });
});

describe('trouble', () => {
  it('is waited out as the receiver asks, and the others wait behind', async () => {
    const world = createWorld({ ...ON, batchSeconds: 0 });
    world.receptions = [{ status: 429, retryAfter: '30' }];
    await end(world, 0);
    expect(world.waits).toBe(30_500);
    await end(world, 1);
    expect(world.bodies).toHaveLength(1);
    await untilIdle(world);
    expect(world.requests).toEqual([ids(0, 2)]);
  });

  it('is waited out longer and longer, also by a background that starts anew', async () => {
    const world = createWorld({ ...ON, batchSeconds: 0 });
    world.receptions = ['away', 'away', { status: 503 }, 'away'];
    await end(world, 0);
    const waits = [world.waits];
    for (let failure = 1; failure < 4; failure++) {
      world.restart();
      await world.telemetry.wake();
      expect(world.bodies).toHaveLength(failure);
      await world.pass();
      waits.push(world.waits);
    }
    expect(waits).toEqual([500, 1_000, 2_000, 4_000]);
    await untilIdle(world);
    expect(world.requests).toEqual([ids(0, 1)]);
    expect(world.waits).toBeNull();
  });

  it('does not wait longer because the clock was set back', async () => {
    const world = createWorld({ ...ON, batchSeconds: 0 });
    world.receptions = [{ status: 503, retryAfter: '60' }];
    await end(world, 0);
    world.now -= 86_400_000;
    world.restart();
    await world.telemetry.wake();
    expect(world.waits).toBe(60_500);
  });

  it('of ours is not repeated: what was refused is dropped and counted', async () => {
    const world = createWorld({ ...ON, batchEvents: 2 });
    world.receptions = [{ status: 401 }];
    await end(world, 0, 4);
    expect(world.requests).toEqual([ids(2, 2)]);
    expect(await world.queueCounts()).toMatchObject({
      queued: 0,
      sent: 2,
      dropped: { full: 0, refused: 2, rejected: 0 },
    });
  });

  it('fills the queue up to its bound; what comes then is dropped and counted', async () => {
    const world = createWorld({ ...ON, queueEvents: 5 });
    world.receptions = ['away'];
    await end(world, 0, 8);
    expect(await world.queueCounts()).toMatchObject({ queued: 5, dropped: { full: 3 } });
    await untilIdle(world);
    expect(world.requests.flat()).toEqual(ids(0, 5));
  });

  it('is passed over by who asks to send now', async () => {
    const world = createWorld({ ...ON, batchSeconds: 0 });
    world.receptions = [{ status: 503, retryAfter: '3600' }, 'away'];
    await end(world, 0);
    await world.telemetry.sendNow();
    expect(world.bodies).toHaveLength(2);
    expect(world.requests).toEqual([]);
    await world.telemetry.sendNow();
    expect(world.requests).toEqual([ids(0, 1)]);
  });
});

describe('leave', () => {
  it('that was not given keeps events waiting; a policy needs none', async () => {
    const world = createWorld(ON);
    world.granted = false;
    await end(world, 0);
    await world.telemetry.sendNow();
    expect(world.bodies).toEqual([]);
    world.change('managed', { endpoint: 'https://theirs.example' });
    await world.telemetry.wake();
    await untilIdle(world);
    expect(world.requests).toEqual([ids(0, 1)]);
  });

  it('that is taken back by switching off throws away what waits', async () => {
    const world = createWorld(ON);
    await end(world, 0, 3);
    world.change('local', { fleet: { ...ON, enabled: false } });
    await expect.poll(async () => (await world.queueCounts()).queued).toBe(0);
    world.change('local', { fleet: ON });
    await world.telemetry.sendNow();
    expect(world.bodies).toEqual([]);
  });
});
