import { expect, it } from 'vitest';
import { entryOf, failedEntry } from '../model/entry.fixture';
import { schemeUpgrade } from './upgrade';

const tls = { failure: 'Error in connection establishment: net::ERR_SSL_PROTOCOL_ERROR' };

it('takes a socket with another scheme than asked for to be upgraded by the page’s policy', () => {
  expect(schemeUpgrade(entryOf({ requestedUrl: 'ws://chat.example:8443/live?room=1' }))).toBe(
    'upgrade-insecure-requests',
  );
  expect(schemeUpgrade(entryOf({ requestedUrl: 'http://chat.example:8443/live' }))).toBe('upgrade-insecure-requests');
  expect(schemeUpgrade(entryOf({ requestedUrl: 'https://chat.example:8443/live' }))).toBeNull();
});

it('takes TLS on a ws: URL for HSTS in Chromium, and for either in Firefox, which keeps the URL for both', () => {
  const url = 'ws://chat.example/live';
  expect(schemeUpgrade(failedEntry(tls, { url }))).toBe('hsts');
  expect(
    schemeUpgrade(
      failedEntry(
        { source: 'webRequest', failure: 'The certificate is not trusted because it is self-signed.' },
        { url },
        'firefox',
      ),
    ),
  ).toBe('either');
});

it('knows of no upgrade without a sign of TLS', () => {
  expect(schemeUpgrade(failedEntry(tls))).toBeNull();
  expect(schemeUpgrade(entryOf({ url: 'ws://chat.example/live' }))).toBeNull();
  expect(schemeUpgrade(entryOf({ url: null }))).toBeNull();
});
