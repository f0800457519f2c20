import { describe, expect, it } from 'vitest';
import { closed, entryOf, failedEntry } from '../model/entry.fixture';
import type { CloseCall } from '../model/record';
import { annotate } from './annotate';
import { closerOf } from './closer';
import { explain } from './explain';
import { isAbnormal } from './outcome';

const { createdAt: at } = entryOf().record;

function call(code: number | null = null, reason: string | null = null, codeType: string | null = null): CloseCall {
  return { at: at + 4_190, state: 'open', code, reason, codeType, stack: null };
}

describe('closerOf', () => {
  it.each<[what: string, asked: CloseCall, came: ReturnType<typeof closed>, closer: string]>([
    ['an echo of the code', call(1000), closed(1000), 'page'],
    ['an echo of code and reason', call(4000, 'bye'), closed(4000, 'bye'), 'page'],
    ['an echo of the code alone', call(4000, 'bye'), closed(4000), 'page'],
    ['an empty answer to a code, or an empty frame that crossed it', call(4000), closed(1005), 'both'],
    ['an empty answer to an empty Close frame', call(), closed(1005), 'page'],
    ['an echo of a code with a fraction, as the browser rounds it', call(4000.4), closed(4000), 'page'],
    ['an echo of a reason with a lone surrogate', call(4000, 'a\ud800'), closed(4000, 'a\ufffd'), 'page'],
    ['a reason that was passed without a code', call(null, 'bye'), closed(1000, 'bye'), 'page'],
    ['no Close frame at all', call(1000), closed(1006, '', false), 'page'],
    ['no Close frame and no TLS', call(1000), closed(1015, '', false), 'page'],
    ['a code that was passed as text', call(null, null, 'string'), closed(4000), 'page'],
    ['1000 for an empty Close frame', call(), closed(1000), 'both'],
    ['1000 for another code', call(4000, 'bye'), closed(1000), 'both'],
    ["the server's code", call(), closed(4001), 'server'],
    ["the server's code and the page's reason", call(1000, 'bye'), closed(1011, 'bye'), 'server'],
    ['a code that no page may send, for one passed as text', call(null, null, 'string'), closed(1011), 'server'],
    ["the server's reason with the page's code", call(1000), closed(1000, 'Normal closure'), 'server'],
    ["the server's reason in place of the page's", call(4000, 'bye'), closed(4000, 'kicked'), 'server'],
    ['1006 in a Close frame, as Firefox passes it on', call(), closed(1006), 'server'],
    ["the server's code, and then a reset", call(), closed(1011, '', false), 'server'],
  ])('takes %s for the right end', (_, closeCall, outcome, closer) => {
    const entry = entryOf({ closeCall, closingAt: closeCall.at, outcome });
    expect(closerOf(entry.record)).toBe(closer);
    expect(annotate(entry).closedBy).toBe(closer);
  });

  it('has nothing to weigh where the page called no close()', () => {
    expect(closerOf(entryOf().record)).toBeNull();
  });

  it('takes the page for the one who closed a socket that never opened', () => {
    expect(closerOf(failedEntry(null, { closeCall: { ...call(), state: 'connecting' } }).record)).toBe('page');
  });
});

describe('a close() that crosses the server’s Close frame', () => {
  const crossing = entryOf({ closeCall: call(), closingAt: at + 4_190, outcome: closed(1011, 'boom') });

  it('is the server’s', () => {
    expect(explain(crossing).headline).toBe('The server closed it: **1011 Internal Error**.');
    expect(isAbnormal(crossing.record)).toBe(true);
  });

  it('counts the time after the call as open, for no closing handshake of the page’s began', () => {
    expect(annotate(crossing)).toMatchObject({ closingMs: null, openMs: 4_182, reason: 'boom' });
  });

  it('is both ends’ where nothing tells which came first', () => {
    const either = (closeCall: CloseCall) => entryOf({ closeCall, closingAt: closeCall.at, outcome: closed(1000) });
    expect(explain(either(call())).headline).toBe(
      'Both ends closed it: **this page without a code**, **the server with 1000 Normal Closure**.',
    );
    expect(explain(either(call(4000))).headline).toBe(
      'Both ends closed it: **this page with 4000**, **the server with 1000 Normal Closure**.',
    );
    const empty = entryOf({ closeCall: call(4000), closingAt: at + 4_190, outcome: closed(1005) });
    expect(explain(empty).headline).toBe(
      'Both ends closed it: **this page with 4000**, **the server without a code**.',
    );
    expect(isAbnormal(either(call()).record)).toBe(false);
    expect(annotate(either(call())).closingMs).toBe(10);
  });
});

describe('the reason of an end', () => {
  const reasonOf = (asked: CloseCall, came: ReturnType<typeof closed>) =>
    annotate(entryOf({ closeCall: asked, closingAt: asked.at, outcome: came })).reason;

  it('is the page’s own where it closed and none came back', () => {
    expect(reasonOf(call(4408, 'ping timed out'), closed(4408))).toBe('ping timed out');
    expect(reasonOf(call(4408, 'ping timed out'), closed(1005))).toBe('ping timed out');
    expect(reasonOf(call(4408, 'ping timed out'), closed(1006, '', false))).toBe('ping timed out');
    expect(reasonOf(call(4408, 'pong timed out'), closed(1000))).toBe('pong timed out');
  });

  it('is the server’s where it gave one, and none where the server closed without', () => {
    expect(reasonOf(call(1000, 'bye'), closed(1000, 'kicked'))).toBe('kicked');
    expect(reasonOf(call(1000, 'bye'), closed(1011))).toBe('');
  });

  it('tells apart two ends that differ in nothing but the reason that the page gave', () => {
    expect(reasonOf(call(4408, 'one'), closed(4408))).toBe('one');
    expect(reasonOf(call(4408, 'two'), closed(4408))).toBe('two');
  });
});
