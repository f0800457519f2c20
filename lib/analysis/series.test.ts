import { expect, test } from 'vitest';
import { diagnose } from './diagnosis';
import { closedByPage, ended, refused, START, several, threw } from './entries.fixture';
import { endpointUrl } from './socket-summary';

test('attempts that follow each other are one series', () => {
  const [series, ...others] = diagnose([
    ended({ number: 1, age: 10_000 }),
    refused(null, { number: 2, at: 11_020, url: 'wss://chat.example:8443/live?room=2' }),
    ended({ number: 3, at: 13_032, age: 60_000 }),
  ]).series;
  expect(others).toEqual([]);
  expect(series).toMatchObject({
    id: 'f00d:1',
    endpoint: 'wss://chat.example:8443/live?room',
    keys: ['f00d:1', 'f00d:2', 'f00d:3'],
    count: 3,
    firstAt: START,
    lastAt: START + 73_052,
    uptimes: [10_000, 0, 60_000],
    delays: [1_000, 2_000],
    verdicts: ['recovered'],
  });
});

test('an exception that a call for the same URL follows at once is no attempt of its own', () => {
  const probe = (number: number, at: number) =>
    threw('SyntaxError', 'bad subprotocol', { key: `f00d:${number}`, createdAt: START + at, endedAt: START + at });
  const log = [
    probe(1, 0),
    ended({ number: 2, at: 1, age: 1_000 }),
    probe(3, 2_000),
    ended({ number: 4, at: 2_001, age: 1_000 }),
  ];
  expect(diagnose(log).series.map(({ keys }) => keys)).toEqual([['f00d:2', 'f00d:4']]);
});

test('sockets side by side are none, and one that follows joins the last that ended', () => {
  const [series, ...others] = diagnose([
    ended({ number: 1, age: 5_000 }),
    ended({ number: 2, age: 8_000 }),
    ended({ number: 3, at: 8_100, age: 20_000 }),
  ]).series;
  expect(series?.keys).toEqual(['f00d:2', 'f00d:3']);
  expect(others).toEqual([]);
});

test('another document or another endpoint is another series', () => {
  const elsewhere = { document: { url: 'https://app.example/', startedAt: START, top: true } };
  expect(
    diagnose([
      ended({ number: 1 }),
      ended({ number: 2, at: 40_000, url: 'wss://chat.example:8443/other' }),
      ended({ number: 3, at: 41_000, record: elsewhere }),
    ]).series,
  ).toEqual([]);
});

test('what the page had closed for good is not being reconnected', () => {
  expect(diagnose([closedByPage({ number: 1 }), ended({ number: 2, at: 31_000 })]).series).toEqual([]);
});

test('after half an hour it is a new beginning', () => {
  expect(diagnose([ended({ number: 1 }), ended({ number: 2, at: 2_000_000 })]).series).toEqual([]);
});

test('a series is found by each of its attempts', () => {
  const diagnosis = diagnose(several(4, 1_000, (plan) => refused(null, plan)));
  const [series] = diagnosis.series;
  expect(series?.count).toBe(4);
  for (const key of series?.keys ?? []) expect(diagnosis.seriesOf(key)).toBe(series);
  expect(diagnosis.seriesOf('f00d:99')).toBeNull();
});

test('a storm is told by its pace, and the wait that does not grow and is not random', () => {
  const [series] = diagnose(several(50, 20, (plan) => refused(null, plan))).series;
  expect(series?.verdicts).toEqual(['storm', 'no-backoff', 'no-jitter']);
  expect(series?.backoff).toMatchObject({ shape: 'none', count: 49 });
});

test('the later version of an attempt takes the place of the earlier', () => {
  const early = refused(null, { number: 2, at: 31_000 });
  const late = ended({ number: 2, at: 31_000, age: 60_000, record: { revision: 2 } });
  const [series] = diagnose([ended({ number: 1 }), late, early]).series;
  expect(series?.uptimes).toEqual([30_000, 60_000]);
});

test.each([
  ['wss://Chat.example/live?token=abc&v=2', 'wss://chat.example/live?token&v'],
  ['wss://chat.example/live?v=1&token=', 'wss://chat.example/live?token&v'],
  ['wss://chat.example/room/0d3f8e52-3a1e-4b6b-9a80-1c2d3e4f5a6b', 'wss://chat.example/room/*'],
  ['wss://chat.example/sockjs/392/x8w2kq1z/websocket', 'wss://chat.example/sockjs/*/*/websocket'],
  ['wss://chat.example/room/7', 'wss://chat.example/room/7'],
  ['wss://chat.example', 'wss://chat.example/'],
  ['no url', 'no url'],
])('%s is an attempt at %s', (url, endpoint) => {
  expect(endpointUrl(url)).toBe(endpoint);
});
