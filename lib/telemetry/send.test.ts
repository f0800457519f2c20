import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { send } from './send';
import { DEFAULTS, type TelemetrySettings } from './settings';

const NOW = Date.UTC(2026, 10, 22, 9, 30);
const SETTINGS: TelemetrySettings = {
  ...DEFAULTS,
  enabled: true,
  endpoint: 'https://collector.example/v1/logs',
  headers: { 'X-Token': 'abc' },
};

function answer(response: Response | Error, settings = SETTINGS) {
  const asked: { url: string; init: RequestInit }[] = [];
  const outcome = send('{"resourceLogs":[]}', settings, {
    now: () => NOW,
    async fetch(url, init) {
      asked.push({ url, init });
      if (response instanceof Error) throw response;
      return response;
    },
  });
  return { asked, outcome };
}

const json = (body: object, init: ResponseInit = {}) => new Response(JSON.stringify(body), init);

describe('a request', () => {
  it('is OTLP/HTTP in JSON, with the headers that were asked for and no others of ours', async () => {
    const { asked, outcome } = answer(json({}));
    expect(await outcome).toEqual({ kind: 'accepted', rejected: 0, words: '' });
    const [{ url, init } = { url: '', init: {} }] = asked;
    expect(url).toBe(SETTINGS.endpoint);
    expect(init).toMatchObject({
      method: 'POST',
      redirect: 'manual',
      credentials: 'omit',
      body: '{"resourceLogs":[]}',
    });
    expect(init.headers).toEqual({ 'X-Token': 'abc', 'Content-Type': 'application/json' });
  });

  it('is packed if that is wished', async () => {
    const { asked, outcome } = answer(json({}), { ...SETTINGS, compression: 'gzip' });
    await outcome;
    const { body, headers } = asked[0]?.init ?? {};
    expect(headers).toMatchObject({ 'Content-Encoding': 'gzip' });
    expect(body).toBeInstanceOf(ArrayBuffer);
    if (body instanceof ArrayBuffer) expect(gunzipSync(body).toString()).toBe('{"resourceLogs":[]}');
  });

  it.each([
    [json({ partialSuccess: { rejectedLogRecords: '3', errorMessage: 'too old' } }), 3, 'too old'],
    [json({ partial_success: { rejected_log_records: 2 } }), 2, ''],
    [json({ partialSuccess: { errorMessage: 'mind the clock' } }), 0, 'mind the clock'],
    [json({ partialSuccess: { rejectedLogRecords: 'many' } }), 0, ''],
    [new Response('OK'), 0, ''],
    [new Response(null, { status: 204 }), 0, ''],
    [new Response('x'.repeat(1_000_000)), 0, ''],
  ])('is taken, but for those that are refused (%#)', async (response, rejected, words) => {
    expect(await answer(response).outcome).toEqual({ kind: 'accepted', rejected, words });
  });

  it.each([429, 502, 503, 504])('is to be tried again after %i', async (status) => {
    const { outcome } = answer(json({ message: 'later' }, { status, headers: { 'Retry-After': '7' } }));
    expect(await outcome).toEqual({
      kind: 'retry',
      problem: { kind: 'status', status, words: 'later' },
      afterMs: 7_000,
    });
  });

  it.each([400, 401, 403, 404, 413, 500, 501])('is not tried again after %i', async (status) => {
    const { outcome } = answer(new Response('no such thing', { status }));
    expect(await outcome).toEqual({ kind: 'refused', problem: { kind: 'status', status, words: 'no such thing' } });
  });

  it('goes nowhere else', async () => {
    const moved = new Response(null, { status: 307, headers: { Location: 'https://elsewhere.example/' } });
    expect(await answer(moved).outcome).toEqual({ kind: 'refused', problem: { kind: 'redirect' } });
  });

  it('is tried again when nobody answers', async () => {
    expect(await answer(new TypeError('Failed to fetch')).outcome).toEqual({
      kind: 'retry',
      problem: { kind: 'unreachable' },
      afterMs: null,
    });
  });

  it('is given up when the answer takes too long', async () => {
    const outcome = send(
      '{}',
      { ...SETTINGS, timeoutSeconds: 0.001 },
      {
        now: () => NOW,
        fetch: (_url, { signal }) =>
          new Promise((_resolve, reject) => {
            signal?.addEventListener('abort', () => reject(signal.reason));
          }),
      },
    );
    expect(await outcome).toEqual({ kind: 'retry', problem: { kind: 'timeout' }, afterMs: null });
  });
});
