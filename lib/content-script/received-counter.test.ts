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
    expect(counter.read()).toEqual({
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
