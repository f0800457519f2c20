import { expect, it } from 'vitest';
import { waterfall } from './waterfall';

it('puts the phases one after the other, TLS at the end of connecting', () => {
  expect(waterfall({ wait: 30, connect: 12, dns: 3, ssl: 8, blocked: 1, send: 0.5 })).toEqual({
    spans: [
      { phase: 'blocked', from: 0, duration: 1 },
      { phase: 'dns', from: 1, duration: 3 },
      { phase: 'connect', from: 4, duration: 12 },
      { phase: 'ssl', from: 8, duration: 8 },
      { phase: 'send', from: 16, duration: 0.5 },
      { phase: 'wait', from: 16.5, duration: 30 },
    ],
    total: 46.5,
  });
});

it('takes TLS for a phase of its own where no connecting is told', () => {
  expect(waterfall({ ssl: 8, wait: 2 })).toMatchObject({ spans: [{ from: 0 }, { from: 8 }], total: 10 });
});

it('has nothing of nothing', () => {
  expect(waterfall(null)).toEqual({ spans: [], total: 0 });
  expect(waterfall({ wait: 0 }).total).toBe(0);
});
