import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVIDENCE_LIMITS } from '../model/limits';
// Entries of a real Network log (Chromium 156), host, port and extension id made neutral.
import entries from './har-entries.fixture.json' with { type: 'json' };
import { evidenceFromHar, isInFlight } from './har-entry';

describe('evidenceFromHar', () => {
  it('tells why the server refused', () => {
    const item = evidenceFromHar(entries.refusedWith403);
    expect(item).toMatchObject({
      key: 'k3j9x0q2mz41:4',
      id: 'k3j9x0q2mz41:4',
      url: 'ws://localhost:8080/s403',
      evidence: {
        source: 'har',
        match: 'key',
        failure: 'Error during WebSocket handshake: Unexpected response code: 403',
        // The log has no answer for a handshake that was refused: the sentence alone names it.
        status: 403,
        statusText: null,
        responseHeaders: null,
        serverAddress: null,
        startedAt: Date.parse('2026-11-22T09:50:14.729Z'),
      },
    });
    expect(item?.evidence.requestHeaders).toContainEqual({ name: 'Origin', value: 'http://localhost:8080' });
    expect(item?.evidence.timings?.wait).toBeCloseTo(0.88, 2);
    expect(item?.endedAt).toBeCloseTo(Date.parse('2026-11-22T09:50:14.729Z') + 7.8, 0);
  });

  it('trusts no clock where the connection never came up', () => {
    expect(entries.connectionRefused.startedDateTime).toBe('1969-12-31T23:59:59.000Z');
    expect(evidenceFromHar(entries.connectionRefused)).toMatchObject({
      endedAt: null,
      evidence: {
        failure: 'Error in connection establishment: net::ERR_CONNECTION_REFUSED',
        startedAt: null,
        timings: null,
        requestHeaders: null,
      },
    });
  });

  it('has status and headers of both sides where the handshake was accepted, and no failure', () => {
    const evidence = evidenceFromHar(entries.closedNormally)?.evidence;
    expect(evidence).toMatchObject({ failure: null, status: 101, statusText: 'Switching Protocols' });
    expect(evidence?.requestHeaders).toContainEqual({ name: 'Sec-WebSocket-Protocol', value: 'aaa, bbb' });
    expect(evidence?.responseHeaders).toContainEqual({ name: 'Sec-WebSocket-Protocol', value: 'aaa' });
    expect(evidence?.timings).toEqual({ wait: entries.closedNormally.timings.wait });
  });

  it('leaves out an answer that is said to have come with a message or with the end', () => {
    const [message] = [{ type: 'receive', opcode: 1, data: 'x', time: 1795341052.5 }];
    // Chromium moves the end of `wait` to each message: 5.03 s beside a handshake of some milliseconds.
    const late = {
      ...entries.closedNormally,
      timings: { ...entries.closedNormally.timings, wait: 5_027 },
      _webSocketMessages: [message, { ...message, time: message?.time ?? 0 }],
    };
    expect(evidenceFromHar(late)?.evidence.timings).toBeNull();
    expect(evidenceFromHar(entries.brokenFrame)?.evidence.timings).toBeNull();
    // Other tools say when the answer really came.
    const early = { ...late, timings: { connect: 4, wait: 12 } };
    expect(evidenceFromHar(early)?.evidence.timings).toEqual({ connect: 4, wait: 12 });
  });

  it('counts the messages of each direction, and keeps nothing of what they said', () => {
    const messages = [
      { type: 'send', opcode: 1, data: 'grüße 💔', time: 1795341048 },
      { type: 'receive', opcode: 1, data: 'grüße 💔', time: 1795341048.5 },
      { type: 'receive', opcode: 2, data: 'AAECAw==', time: 1795341049 },
      { type: 'receive', opcode: 1, data: '', time: 1795341049 },
      { type: 'error', opcode: -1, data: 'Invalid frame header', time: 1795341049 },
    ];
    const evidence = evidenceFromHar({ ...entries.closedNormally, _webSocketMessages: messages })?.evidence;
    expect(evidence?.traffic).toEqual({
      sent: { messages: 1, bytes: 12, largest: 12 },
      received: { messages: 3, binaryBytes: 4, textLength: 8, largest: 8 },
    });
    expect(JSON.stringify(evidence)).not.toContain('grüße');
    expect(evidenceFromHar(entries.closedNormally)?.evidence.traffic?.received.messages).toBe(0);
    const { _webSocketMessages: _, ...without } = entries.closedNormally;
    expect(evidenceFromHar(without)?.evidence.traffic).toBeNull();
  });

  it('has the failure of a connection that broke after it was open', () => {
    expect(evidenceFromHar(entries.brokenFrame)?.evidence).toMatchObject({
      status: 101,
      failure: 'Unrecognized frame opcode: 3',
    });
  });

  it('tells a reason that another extension blanked from none', () => {
    expect(evidenceFromHar(entries.reasonHidden)?.evidence).toMatchObject({ failure: '', status: null });
  });

  it('has no key for the socket of a worker, and the place that constructed it', () => {
    const item = evidenceFromHar(entries.workerRefusedWith403);
    expect(item).toMatchObject({
      key: null,
      evidence: {
        match: 'order',
        initiator: [{ functionName: '', url: 'http://localhost:8080/w.js', line: 1, column: 1 }],
      },
    });
    expect(item?.id).toMatch(/^[0-9a-z]{11}$/);
    expect(evidenceFromHar(entries.serviceWorkerClosed)?.id).not.toBe(item?.id);
  });

  it('gives one entry the same id each time', () => {
    const again: unknown = JSON.parse(JSON.stringify(entries.workerRefusedWith403));
    expect(evidenceFromHar(again)?.id).toBe(evidenceFromHar(entries.workerRefusedWith403)?.id);
  });

  it("names the page's frames alone, through what scheduled them", () => {
    expect(
      evidenceFromHar(entries.afterAsynchronousCalls)?.evidence.initiator?.map((frame) => frame.functionName),
    ).toEqual(['go', 'connect', 'connect', 'connect', 'connect']);
    expect(evidenceFromHar(entries.afterAsynchronousCalls)?.evidence.initiator?.[0]).toEqual({
      functionName: 'go',
      url: 'http://localhost:8080/chat.js',
      line: 1,
      column: 40,
    });
  });

  it("takes no key from a function of the page's", () => {
    const text = JSON.stringify(entries.refusedWith403).replaceAll(
      /chrome-extension:\/\/[^"]*/g,
      'http://localhost/x.js',
    );
    expect(evidenceFromHar(JSON.parse(text))).toMatchObject({ key: null, evidence: { match: 'order' } });
  });

  it('finds the key below the frame of another extension that wraps the constructor', () => {
    const wrapped = structuredClone(entries.refusedWith403);
    const [frame] = wrapped._initiator.stack.callFrames;
    if (!frame) throw new Error('no frame');
    wrapped._initiator.stack.callFrames.unshift({
      ...frame,
      functionName: 'Wrapped',
      url: 'chrome-extension://ponmlkjihgfedcbaponmlkjihgfedcba/x.js',
    });
    const item = evidenceFromHar(wrapped);
    expect(item?.key).toBe('k3j9x0q2mz41:4');
    expect(item?.evidence.initiator?.map((frame) => frame.functionName)).toEqual(['Wrapped', 'connect', 'connect']);
  });

  it('keeps nothing of what the messages say', () => {
    const chatty = {
      ...entries.brokenFrame,
      _webSocketMessages: [
        { type: 'send', time: 1, opcode: 1, data: 'my secret' },
        { type: 'receive', time: 2, opcode: 1, data: 'your secret' },
        ...entries.brokenFrame._webSocketMessages,
      ],
    };
    expect(JSON.stringify(evidenceFromHar(chatty))).not.toContain('secret');
    expect(evidenceFromHar(chatty)?.evidence.failure).toBe('Unrecognized frame opcode: 3');
  });

  it.each([null, undefined, 0, 'x', [], {}, { _resourceType: 'fetch' }, { _resourceType: 'websocket', request: {} }])(
    'takes %j for no entry of a WebSocket',
    (value) => {
      expect(evidenceFromHar(value)).toBeNull();
    },
  );

  it('bounds what it keeps', () => {
    const long = 'x'.repeat(100_000);
    const huge = {
      ...entries.closedNormally,
      request: {
        url: `ws://localhost/${long}`,
        headers: Array.from({ length: 1_000 }, () => ({ name: long, value: long })),
      },
    };
    const item = evidenceFromHar(huge);
    expect(item?.url.length).toBe(EVIDENCE_LIMITS.url);
    expect(item?.evidence.requestHeaders?.length).toBe(EVIDENCE_LIMITS.headers);
    expect(item?.evidence.requestHeaders?.[0]?.value.length).toBe(EVIDENCE_LIMITS.headerValue);
  });

  it('reads a stack that is nested very deep', () => {
    const frame = { functionName: 'f', url: 'http://localhost/f.js', lineNumber: 0, columnNumber: 0 };
    let stack: object = { callFrames: [frame] };
    for (let depth = 0; depth < 50_000; depth++) stack = { callFrames: [frame], parent: stack };
    const item = evidenceFromHar({ ...entries.closedNormally, _initiator: { stack } });
    expect(item?.evidence.initiator?.length).toBe(EVIDENCE_LIMITS.frames);
  });

  it('never throws, whatever is in a file', () => {
    const field = fc.constantFrom(...Object.keys(entries.closedNormally));
    fc.assert(
      fc.property(field, fc.jsonValue(), (name, value) => {
        evidenceFromHar({ ...entries.closedNormally, [name]: value });
      }),
      { seed: 6455 },
    );
  });
});

describe('isInFlight', () => {
  it('tells a socket in use from one that has ended', () => {
    const open = { ...entries.closedNormally, time: 3.8, timings: { send: 0, wait: 3.8, receive: 0 } };
    expect(isInFlight(open)).toBe(true);
    const connecting = {
      ...entries.connectionRefused,
      time: 0,
      timings: { wait: 0, receive: 0 },
      _webSocketMessages: [],
    };
    expect(isInFlight(connecting)).toBe(true);
    for (const entry of Object.values(entries)) expect(isInFlight(entry)).toBe(false);
  });
});
