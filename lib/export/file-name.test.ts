import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { anyText } from '../model/arbitrary';
import { fileName } from './format';

// Properties are tried many times over, on machines that may have other work.
vi.setConfig({ testTimeout: 60_000 });

const at = Date.UTC(2026, 10, 22, 9, 40, 26, 999);

it('names a file so that it sorts by time, then host', () => {
  expect(fileName({ at, host: 'Chat.Example.com:8443', count: 1482, extension: 'json' })).toBe(
    'hangup-20261122T094026Z-chat.example.com-8443-1482.json',
  );
  expect(fileName({ at, host: null, count: 0, extension: 'csv' })).toBe('hangup-20261122T094026Z-0.csv');
});

it('names no path, no hidden file and nothing that reads from right to left', () => {
  fc.assert(
    fc.property(anyText, (host) => {
      expect(fileName({ at, host, count: 3, extension: 'csv' })).toMatch(
        /^hangup-\d{8}T\d{6}Z-(?:[a-z0-9](?:[a-z0-9-]|\.(?!\.))*-)?3\.csv$/,
      );
    }),
  );
});
