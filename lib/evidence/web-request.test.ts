import { describe, expect, it } from 'vitest';
import { explainHandshake } from '../analysis/handshake';
import { failedEntry } from '../model/entry.fixture';
import type { EvidenceItem } from '../protocol/messages';
import type { Origin } from './evidence-matcher';
import { HandshakeTracker, type RequestEvent, watchWebRequest } from './web-request';
import { webRequestOf } from './web-request.fixture';
// Events of a real Firefox (153 ESR), host and document made neutral.
import events from './web-request-events.fixture.json' with { type: 'json' };

type Told = { origin: Origin; item: EvidenceItem };
type Happened = readonly (readonly [string, Record<string, unknown>])[];

function play(...happened: Happened): Told[] {
  const reported: Told[] = [];
  const tracker = new HandshakeTracker((origin, item) => reported.push({ origin, item }));
  for (const [event, details] of happened) tracker.handle(asEvent(event), details);
  return reported;
}

const EVENTS: readonly RequestEvent[] = [
  'onBeforeRequest',
  'onSendHeaders',
  'onHeadersReceived',
  'onBeforeRedirect',
  'onCompleted',
  'onErrorOccurred',
];

function asEvent(name: string): RequestEvent {
  const event = EVENTS.find((event) => event === name);
  if (!event) throw new Error(`no such event: ${name}`);
  return event;
}

function recorded(name: keyof typeof events): Happened {
  return events[name].map(([event, details]) => {
    if (typeof event !== 'string' || typeof details !== 'object') throw new Error('not an event');
    return [event, { ...details }] as const;
  });
}

describe('HandshakeTracker', () => {
  it('tells with what the server refused, and where the socket is from', () => {
    const [reported, ...more] = play(...recorded('refusedWith403'));
    expect(more).toEqual([]);
    expect(reported).toMatchObject({
      origin: {
        tabId: 2,
        frameId: 0,
        documentId: '4c56f87d-5b56-572f-962c-70e39cc099e9',
        frameUrl: 'http://localhost:8080/',
        private: false,
      },
      item: {
        key: null,
        url: 'ws://localhost:8080/s403',
        evidence: {
          source: 'webRequest',
          match: 'order',
          status: 403,
          statusText: 'Forbidden',
          failure: null,
          serverAddress: '127.0.0.1',
        },
      },
    });
    expect(reported?.item.evidence.requestHeaders).toContainEqual({ name: 'Sec-Fetch-Mode', value: 'websocket' });
    expect(reported?.item.evidence.responseHeaders).toContainEqual({ name: 'Connection', value: 'close' });
    const { startedAt, timings } = reported?.item.evidence ?? {};
    expect(reported?.item.endedAt).toBeGreaterThanOrEqual((startedAt ?? 0) + (timings?.wait ?? 0));
  });

  it('tells of a redirect, which a WebSocket does not follow', () => {
    expect(play(...recorded('redirected'))).toMatchObject([
      { item: { evidence: { status: 301, statusText: 'Moved Permanently', failure: null } } },
    ]);
    expect(recorded('redirected').at(-1)).toMatchObject([
      'onErrorOccurred',
      { error: 'NS_ERROR_NET_ON_RECEIVING_FROM' },
    ]);
  });

  it("goes through the browser's own redirect to wss: and keeps the URL that the page gave", () => {
    const [begin, ...rest] = recorded('refusedWith403');
    if (!begin) throw new Error('no events');
    const secured = [begin, ...rest].map(
      ([event, details]) => [event, { ...details, url: 'wss://localhost:8080/s403' }] as const,
    );
    const reported = play(begin, ['onBeforeRedirect', { ...begin[1], statusCode: 307 }], ...secured);
    expect(reported).toMatchObject([{ item: { url: 'ws://localhost:8080/s403', evidence: { status: 403 } } }]);
  });

  it('takes what Firefox calls HTTP/0.9 for no HTTP at all', () => {
    expect(play(...recorded('notHttp'))).toMatchObject([
      {
        item: {
          evidence: {
            status: null,
            statusText: null,
            responseHeaders: null,
            failure: 'NS_ERROR_WEBSOCKET_CONNECTION_REFUSED',
          },
        },
      },
    ]);
  });

  it.each([
    ['hungUp', 'NS_ERROR_NET_RESET'],
    ['nameNotResolved', 'NS_ERROR_UNKNOWN_HOST'],
  ] as const)('has the error of %s', (name, failure) => {
    expect(play(...recorded(name))).toMatchObject([
      { item: { evidence: { failure, status: null, serverAddress: null } } },
    ]);
  });

  it('knows no end of a connection that was accepted', () => {
    expect(play(...recorded('accepted'))).toMatchObject([
      { item: { endedAt: null, evidence: { status: 101, statusText: 'Switching Protocols', failure: null } } },
    ]);
  });

  it('has what is needed to find the flaw of a 101 that Firefox did not accept', () => {
    const [reported] = play(...recorded('improper101'));
    expect(reported?.item.evidence).toMatchObject({ status: 101, failure: null });
    const entry = failedEntry(reported?.item.evidence, {}, 'firefox');
    expect(explainHandshake(entry)).toMatchObject({ phase: 'upgrade-check', summary: 'bad Sec-WebSocket-Accept' });
  });

  it('says nothing of a handshake that the page cancelled, for Firefox does not', () => {
    expect(play(...recorded('cancelled'))).toEqual([]);
  });

  it('keeps handshakes under way apart', () => {
    const first = recorded('refusedWith403');
    const second = recorded('hungUp');
    const mixed = first.flatMap((event, index) => [event, ...second.slice(index, index + 1)]);
    expect(play(...mixed).map(({ item }) => item.evidence.failure ?? item.evidence.status)).toEqual([
      'NS_ERROR_NET_RESET',
      403,
    ]);
  });

  it('makes the best of the last event alone, when the background was stopped meanwhile', () => {
    const last = recorded('refusedWith403').at(-1);
    if (!last) throw new Error('no events');
    expect(play(last)).toMatchObject([{ item: { evidence: { status: 403, startedAt: null, timings: null } } }]);
  });

  it('is not led astray by details that it cannot read', () => {
    const reported: Told[] = [];
    const tracker = new HandshakeTracker((origin, item) => reported.push({ origin, item }));
    for (const details of [null, 7, {}, { requestId: 1 }]) tracker.handle('onCompleted', details);
    expect(reported).toEqual([]);
  });

  it('lets go of the oldest handshake that never ends', () => {
    const [begin] = recorded('cancelled');
    const end = recorded('refusedWith403').at(-1);
    if (!begin || !end) throw new Error('no events');
    const many = Array.from(
      { length: 1_001 },
      (_, index) => ['onBeforeRequest', { ...begin[1], requestId: `n${index}` }] as const,
    );
    const reported = play(
      ...many,
      ['onCompleted', { ...end[1], requestId: 'n0' }],
      ['onCompleted', { ...end[1], requestId: 'n999' }],
    );
    expect(reported.map(({ item }) => item.evidence.startedAt === null)).toEqual([true, false]);
  });
});

describe('watchWebRequest', () => {
  it('observes WebSockets alone, without a word in their way, and stops', () => {
    const calls: { event: string; args: unknown[] }[] = [];
    const removed: string[] = [];
    const webRequest = webRequestOf((event) => ({
      addListener: (...args: unknown[]) => void calls.push({ event, args }),
      removeListener: () => void removed.push(event),
    }));
    const reported: Told[] = [];
    const stop = watchWebRequest(webRequest, (origin, item) => reported.push({ origin, item }));

    expect(calls.map(({ event }) => event).sort()).toEqual([...EVENTS].sort());
    for (const { args } of calls) {
      expect(args[1]).toEqual({ urls: ['<all_urls>'], types: ['websocket'] });
      expect(args).not.toContain(undefined);
      expect(JSON.stringify(args)).not.toContain('blocking');
    }
    for (const [event, details] of recorded('refusedWith403')) {
      const listener = calls.find((call) => call.event === event)?.args[0];
      if (typeof listener === 'function') expect(listener(details)).toBeUndefined();
    }
    expect(reported).toHaveLength(1);
    stop();
    expect(removed.sort()).toEqual([...EVENTS].sort());
  });
});
