import { beforeEach, describe, expect, it } from 'vitest';
import { countReceived, type ReceivedCounter } from './received-counter';

const BEGIN = 1_000;

/** A socket whose messages come as the test says: a test cannot dispatch an event that is trusted. */
class Socket {
  listener: ((event: object) => void) | null = null;
  heard = 0;
  addEventListener(_type: string, listener: (event: object) => void): void {
    this.listener = listener;
  }
  removeEventListener(): void {
    this.listener = null;
  }
  receive(data: unknown, isTrusted = true): void {
    if (!this.listener) return;
    this.heard++;
    this.listener({ isTrusted, data });
  }
}

let socket: Socket;
let clock: number;
let pauses: { until: number; end: () => void }[];
let counter: ReceivedCounter;

/** Lets time go by; pauses end on the way. */
async function pass(ms: number): Promise<void> {
  clock += ms;
  for (const pause of pauses.filter(({ until }) => until <= clock)) {
    pauses.splice(pauses.indexOf(pause), 1);
    pause.end();
    await null;
  }
}

beforeEach(() => {
  socket = new Socket();
  clock = BEGIN;
  pauses = [];
  counter = countReceived(
    socket as never,
    () => clock,
    (ms) => new Promise((resolve) => pauses.push({ until: clock + ms, end: resolve })),
  );
});

describe('at usual rates', () => {
  it('counts every message: texts by length, binary data by bytes', async () => {
    socket.receive('héllo');
    await pass(700);
    socket.receive(new ArrayBuffer(10));
    await pass(100);
    socket.receive(new Blob(['xyz']));
    expect(counter.read()).toMatchObject({
      messages: 3,
      textLength: 5,
      binaryBytes: 13,
      largest: 10,
      firstAt: BEGIN,
      lastAt: BEGIN + 800,
      longestGap: 700,
      missed: 0,
    });
  });

  it('counts 250 a second, however long', async () => {
    for (let sent = 0; sent < 5_000; sent++) {
      await pass(4);
      socket.receive('x');
    }
    expect(counter.read()).toMatchObject({ messages: 5_000, missed: 0 });
  });

  it('counts a burst of 300 whole', () => {
    for (let sent = 0; sent < 299; sent++) socket.receive('x');
    expect(counter.read()).toMatchObject({ messages: 299, missed: 0 });
  });

  it('takes no event that a page dispatched for a message', () => {
    socket.receive('x', false);
    expect(counter.read()).toMatchObject({ messages: 0, firstAt: 0 });
  });
});

describe('at high rates', () => {
  it('hears a small part, and estimates the rest', async () => {
    const all = 50_000;
    for (let sent = 0; sent < all; sent++) {
      await pass(0.05);
      socket.receive('x'.repeat(64));
    }
    const { messages, missed, textLength } = counter.read();
    expect(socket.heard).toBeLessThan(all / 20);
    expect(messages).toBe(socket.heard);
    expect(textLength).toBe(64 * messages);
    expect(messages + missed).toBeGreaterThan(all * 0.9);
    expect(messages + missed).toBeLessThan(all * 1.1);
  });

  it('estimates half a pause where the messages ended in it', async () => {
    for (let sent = 0; sent < 400; sent++) {
      await pass(0.1);
      socket.receive('x');
    }
    await pass(2_000);
    const { messages, missed } = counter.read();
    expect(messages).toBe(300);
    expect(missed).toBeGreaterThan(0);
  });

  it('counts every message again once the rate is low', async () => {
    for (let sent = 0; sent < 1_000; sent++) {
      await pass(0.1);
      socket.receive('x');
    }
    await pass(1_000);
    const { missed } = counter.read();
    const heard = socket.heard;
    for (let sent = 0; sent < 300; sent++) {
      await pass(20);
      socket.receive('x');
    }
    expect(socket.heard - heard).toBe(300);
    expect(counter.read().missed).toBeCloseTo(missed, -2);
  });

  it('counts no pause as silence', async () => {
    for (let sent = 0; sent < 20_000; sent++) {
      await pass(0.1);
      socket.receive('x');
    }
    expect(counter.read().longestGap).toBeLessThan(1);
  });

  it('listens no more once it is stopped, in a pause too', async () => {
    for (let sent = 0; sent < 300; sent++) {
      await pass(0.1);
      socket.receive('x');
    }
    counter.stop();
    await pass(1_000);
    expect(socket.listener).toBeNull();
  });
});

describe('first and last messages', () => {
  it('are kept with their times, bytes as characters', async () => {
    for (const data of ['one', 'two', 'three', 'four', Uint8Array.of(0x00, 0x41, 0xe9).buffer]) {
      socket.receive(data);
      await pass(100);
    }
    const { data, at } = counter.read().kept;
    expect({ ...data }).toEqual({ 1: 'one', 2: 'two', 3: 'four', 4: { bytes: '\0Aé' } });
    expect({ ...at }).toEqual({ 1: BEGIN, 2: BEGIN + 100, 3: BEGIN + 300, 4: BEGIN + 400 });
  });

  it('are not kept if they are large, or Blobs', () => {
    for (const data of ['x'.repeat(4_097), new Blob(['x']), new ArrayBuffer(257)]) socket.receive(data);
    expect({ ...counter.read().kept.data }).toEqual({ 1: null, 2: null, 4: null });
    socket.receive('x'.repeat(4_096));
    socket.receive(new ArrayBuffer(256));
    expect(counter.read().kept.data).toMatchObject({ 3: 'x'.repeat(4_096), 4: { bytes: '\0'.repeat(256) } });
  });

  it('are the first ones alone while messages come too fast to hear each', async () => {
    for (let index = 0; index < 300; index++) socket.receive(`${index}`);
    expect({ ...counter.read().kept.data }).toEqual({ 1: '0', 2: '1' });
    await pass(50);
    socket.receive('after the pause');
    expect({ ...counter.read().kept.data }).toEqual({ 1: '0', 2: '1', 4: 'after the pause' });
  });

  it('are not kept where they are not wanted', () => {
    let keeps = false;
    const other = new Socket();
    counter = countReceived(
      other as never,
      () => clock,
      () => new Promise(() => {}),
      () => keeps,
    );
    other.receive('one');
    keeps = true;
    other.receive('two');
    expect({ ...counter.read().kept.data }).toEqual({ 2: 'two' });
  });
});
