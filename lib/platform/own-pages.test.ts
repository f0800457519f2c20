import { expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { isOwnSender } from './own-pages';

vi.spyOn(fakeBrowser.runtime, 'getURL').mockImplementation((path) => `chrome-extension://abc${path}`);

it.each([
  ['the background', {}, true],
  ['a page in DevTools or the popup', { url: 'chrome-extension://abc/panel.html' }, true],
  ['a page of ours in a tab', { tab: {}, url: 'chrome-extension://abc/options.html' }, true],
  ['a content script', { tab: {}, url: 'https://app.example/' }, false],
  ['a content script that has no URL', { tab: {} }, false],
  ['a page whose address looks like ours', { tab: {}, url: 'https://app.example/chrome-extension://abc/' }, false],
  ['a page of another extension', { tab: {}, url: 'chrome-extension://abcd/' }, false],
])('a message of %s: %o is ours: %s', (_who, sender, isOurs) => {
  expect(isOwnSender(sender)).toBe(isOurs);
});
