import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { parseRecordsMessage } from '../lib/background/ingest';
import { watchSockets } from '../lib/content-script/socket-watch';
import { FAILED, FOREIGN, HANDOVER, READ, REPORT, SOCKET, STREAM, THREW, TOKEN } from '../lib/protocol/page-channel';
import type { RawSocket } from '../lib/protocol/raw-events';
import { FRAME, pageReport } from '../lib/protocol/raw-events.fixture';

/**
 * The observer's listeners, which hear what the page's sockets, its document and the hook tell. Whatever events come in
 * whatever order: none throws into the page, each end is told once, and what a page dispatched itself tells nothing.
 */
type Heard = Record<string, unknown>;

/** Dispatches what a test says, `isTrusted` included: a real one would not let it. */
class Target {
  readonly #listeners = new Map<string, ((event: Heard) => void)[]>();
  addEventListener(type: string, listener: (event: Heard) => void): void {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener]);
  }
  removeEventListener(type: string, listener: (event: Heard) => void): void {
    this.#listeners.set(
      type,
      (this.#listeners.get(type) ?? []).filter((one) => one !== listener),
    );
  }
  dispatchEvent(event: Heard & { type: string }): boolean {
    for (const listener of this.#listeners.get(event.type) ?? []) listener(event);
    return true;
  }
}

class FakeEvent {
  [field: string]: unknown;
  constructor(
    readonly type: string,
    init: Heard,
  ) {
    Object.assign(this, init);
  }
}
beforeAll(() => {
  vi.stubGlobal('FocusEvent', FakeEvent);
  vi.stubGlobal('CustomEvent', FakeEvent);
});

type Step =
  | { does: 'tell'; type: string; detail: string }
  | { does: 'throw'; report: string }
  | { does: 'make'; readyState: number; url: unknown; isBroken: boolean }
  | { does: 'hear'; socket: number; event: Heard & { type: string } }
  | { does: 'forbid'; event: Heard }
  | { does: 'leave'; persisted: boolean }
  | { does: 'live on' };

const text = fc.string({ unit: 'binary', maxLength: 40 });
const socket = fc.nat(5);
const isTrusted = fc.boolean();
const url = fc.constantFrom('wss://app.example/', 'wss://app.example/a', '');
const data = fc.oneof(
  text,
  fc.nat(500).map((size) => new ArrayBuffer(size)),
  fc.nat(500).map((size) => new Blob(['x'.repeat(size)])),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    does: fc.constant('tell' as const),
    type: fc.constantFrom(STREAM, FAILED, FOREIGN, SOCKET, REPORT, READ),
    detail: fc.oneof(fc.json(), text),
  }),
  fc.record({ does: fc.constant('throw' as const), report: fc.oneof(fc.json(), text) }),
  fc.record({
    does: fc.constant('make' as const),
    readyState: fc.constantFrom(0, 3),
    url: fc.oneof(url, fc.anything()),
    isBroken: fc.boolean(),
  }),
  fc.record({
    does: fc.constant('hear' as const),
    socket,
    event: fc.oneof(
      fc.record({ type: fc.constantFrom('open', 'error'), isTrusted }),
      fc.record({ type: fc.constant('message'), isTrusted, data }),
      fc.record({
        type: fc.constant('close'),
        isTrusted,
        code: fc.nat(65_535),
        reason: text,
        wasClean: fc.boolean(),
      }),
    ),
  }),
  fc.record({
    does: fc.constant('forbid' as const),
    event: fc.record({
      effectiveDirective: fc.oneof(fc.constant('connect-src'), fc.anything()),
      disposition: fc.oneof(fc.constant('enforce'), fc.anything()),
      originalPolicy: fc.oneof(text, fc.anything()),
      blockedURI: fc.oneof(url, fc.anything()),
    }),
  }),
  fc.record({ does: fc.constant('leave' as const), persisted: fc.boolean() }),
  fc.constant<Step>({ does: 'live on' }),
);

/** Plays the steps; what was told, and the sockets that it was told of. */
async function play(steps: readonly Step[]) {
  const document = Object.assign(new Target(), { URL: 'https://app.example/', visibilityState: 'visible' });
  const window = Object.assign(new Target(), { document, navigator: { onLine: true } });
  const emitted: RawSocket[] = [];
  const waiting: (() => void)[] = [];
  let clock = 0;
  let thrown: string | null = null;
  const losses = { dropped: 0, failures: 0 };
  watchSockets(
    window as never,
    { frame: FRAME, now: () => ++clock, keep: () => {}, lookAtClock: () => {} },
    {
      listen: (target, type, handle) => target.addEventListener(type, handle as never),
      restorePagehide: () => {},
      stop: () => {},
    },
    {
      losses,
      emit: (report) => void emitted.push(structuredClone(report.read())),
      delay: () => new Promise<void>((resolve) => void waiting.push(resolve)),
      turn: () => new Promise<void>((resolve) => void waiting.push(resolve)),
      begun: () => {},
      foreignType: null,
    },
  );
  const channel = new Target();
  const sockets: Target[] = [];
  channel.addEventListener(READ, ({ relatedTarget }) => {
    const seq = sockets.indexOf(relatedTarget as Target) + 1;
    const detail = relatedTarget ? JSON.stringify(pageReport({ seq })) : thrown;
    if (detail !== null) channel.dispatchEvent({ type: REPORT, detail });
    if (!relatedTarget) thrown = null;
  });
  const token = vi.fn();
  channel.addEventListener(TOKEN, token);
  window.dispatchEvent({ type: HANDOVER, relatedTarget: channel, stopImmediatePropagation: () => {} });
  expect(token).toHaveBeenCalledOnce();

  for (const each of steps) {
    switch (each.does) {
      case 'make': {
        const made = Object.assign(new Target(), { readyState: each.readyState, protocol: '', extensions: '' });
        Object.defineProperty(made, 'url', {
          get() {
            if (each.isBroken) throw new Error('broken');
            return each.url;
          },
        });
        sockets.push(Object.assign(made, { bufferedAmount: 0 }));
        channel.dispatchEvent({ type: SOCKET, relatedTarget: made, detail: sockets.length });
        break;
      }
      case 'tell':
        channel.dispatchEvent({ type: each.type, detail: each.detail });
        break;
      case 'throw':
        thrown = `{"count":1,"kept":${each.report}}`;
        channel.dispatchEvent({ type: THREW });
        break;
      case 'hear':
        sockets[each.socket - 1]?.dispatchEvent(each.event);
        break;
      case 'forbid':
        document.dispatchEvent({ ...each.event, type: 'securitypolicyviolation' });
        break;
      case 'leave':
        window.dispatchEvent({ type: 'pagehide', persisted: each.persisted });
        break;
      case 'live on':
        for (const go of waiting.splice(0)) go();
        await null;
    }
  }
  return { emitted, failures: losses.failures, made: sockets.length };
}

describe('what the observer hears', () => {
  const steps = fc.array(step, { maxLength: 30 });

  it('throws nothing into the page, and is told once each', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (played) => {
        const { emitted, made } = await play(played);
        const names = emitted.map(({ seq, revision }) => `${seq}@${revision}`);
        const ends = names.filter((name) => !name.endsWith('@0'));
        expect(new Set(ends).size).toBe(ends.length);
        // What is foretold of a socket comes before its end: twice, if it opened in between.
        expect(names.length - ends.length).toBeLessThanOrEqual(2 * made);
        for (const [index, { seq, revision }] of emitted.entries()) {
          if (revision === 0) expect(names.slice(0, index)).not.toContain(`${seq}@1`);
        }
        for (const { seq } of emitted) expect(seq >= 1 && seq <= made).toBe(true);
        const message = { type: 'records', frame: FRAME, sockets: emitted, dropped: 0, failures: 0 };
        const read = parseRecordsMessage(message, 'chrome-extension://abc/');
        expect(read?.names).toEqual(names);
      }),
    );
  });

  it('is nothing where the page dispatched the event itself', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (played) => {
        const forged = played.flatMap((each): Step[] =>
          each.does === 'hear' ? [each, { ...each, event: { ...each.event, isTrusted: false } }] : [each],
        );
        const honest = played.filter((each) => each.does !== 'hear' || each.event.isTrusted === true);
        const timeless = ({ emitted, failures }: Awaited<ReturnType<typeof play>>) => [
          failures,
          emitted.map(({ createdAt, endedAt, openedAt, received, ...rest }) => ({
            ...rest,
            isOpen: openedAt !== null,
            received: [received?.messages, received?.binaryBytes, received?.textLength, received?.largest],
          })),
        ];
        expect(timeless(await play(forged))).toEqual(timeless(await play(honest)));
      }),
    );
  });

  it('is told of every socket that closed while the page lived', async () => {
    const close = { type: 'close', isTrusted: true, code: 4000, reason: '', wasClean: true };
    await fc.assert(
      fc.asyncProperty(steps, fc.nat(4), async (played, which) => {
        const quiet = played.filter(({ does }) => does === 'make' || does === 'hear' || does === 'live on');
        const whole = quiet.map((each): Step => (each.does === 'make' ? { ...each, url: '', isBroken: false } : each));
        const { emitted, made, failures } = await play([...whole, { does: 'hear', socket: which + 1, event: close }]);
        if (which >= made) return;
        expect(failures).toBe(0);
        expect(emitted.filter(({ seq, revision }) => seq === which + 1 && revision === 1)).toHaveLength(1);
      }),
    );
  });
});
