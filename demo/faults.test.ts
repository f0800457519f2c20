import { expect, test } from 'vitest';
import { GROUPS, type Places } from './fault';
import { expectedIn, FAULTS, findFault, urlOf } from './faults';

const places: Places = {
  server: 'ws://localhost:1',
  tlsToPlain: 'wss://localhost:1',
  untrusted: 'wss://localhost:2',
  clientCertificate: 'wss://localhost:8445',
  nobody: 'ws://localhost:3',
  otherOrigin: 'http://127.0.0.1:1',
  secure: 'https://localhost:4',
};

test('each fault has an id of its own and can be found by it', () => {
  const ids = FAULTS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const fault of FAULTS) {
    expect(fault.id).toMatch(/^[a-z0-9-]+$/);
    expect(findFault(fault.id)).toBe(fault);
  }
});

test("each fault's URL ends in its id, and no address is left unnamed", () => {
  for (const fault of FAULTS) {
    const url = urlOf(fault, places);
    expect(url.replace(/#.*/, '').split('/').at(-1)).toBe(fault.id);
    expect(url).not.toMatch(/[{}]/);
  }
});

test('each group has faults', () => {
  expect(new Set(FAULTS.map(({ group }) => group))).toEqual(new Set(GROUPS));
});

test('each code and reason that the server is to send fits into a Close frame', () => {
  for (const { server } of FAULTS) {
    if (server?.does !== 'close') continue;
    expect(Buffer.byteLength(server.reason)).toBeLessThanOrEqual(123);
    if (server.code !== null) expect(server.code).toBeLessThanOrEqual(0xffff);
  }
});

test("Firefox is expected to differ where it does, and never to speak Chromium's sentences", () => {
  const inFirefox = (id: string) => {
    const fault = findFault(id);
    if (!fault) throw new RangeError(id);
    return expectedIn(fault, 'firefox');
  };
  expect(inFirefox('forbidden-1006')).toMatchObject({ code: 1006, wasClean: true, closedBy: 'server' });
  expect(inFirefox('untrusted-certificate')).toMatchObject({ code: 1015, opened: false });
  expect(inFirefox('csp')?.outcome).toBe('constructor-threw');
  expect(inFirefox('stream-close')).toBeNull();
  expect(inFirefox('status-403')?.evidence).toEqual({ phase: 'http-answer', status: 403 });
});
