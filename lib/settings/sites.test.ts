import { describe, expect, it } from 'vitest';
import { isOfSites, readSites } from './sites';

describe('a list of sites', () => {
  it('has one a line, however it is spelt, and each once', () => {
    const text =
      ' App.Example.com \n\n*.example.com\nlocalhost:3000\n[::1]:8080\n10.0.0.1\nbücher.example\napp.example.com\n';
    expect(readSites(text)).toEqual({
      sites: ['app.example.com', '*.example.com', 'localhost:3000', '[::1]:8080', '10.0.0.1', 'xn--bcher-kva.example'],
      errors: [],
    });
  });

  it('names each line that is none, and why', () => {
    expect(readSites('ok.example\nhttps://example.com/chat\n\na..b\n*\nexample.com:x\nuser@host').errors).toEqual([
      { line: 2, text: 'https://example.com/chat', kind: 'address' },
      { line: 4, text: 'a..b', kind: 'host' },
      { line: 5, text: '*', kind: 'host' },
      { line: 6, text: 'example.com:x', kind: 'host' },
      { line: 7, text: 'user@host', kind: 'address' },
    ]);
  });

  it.each([
    ['app.example.com', 'https://app.example.com/chat?x=1', true],
    ['app.example.com', 'http://app.example.com:8080/', true],
    ['app.example.com', 'https://b.app.example.com/', false],
    ['app.example.com', 'https://app.example.com.evil.test/', false],
    ['app.example.com', 'https://evil.test/app.example.com', false],
    ['*.example.com', 'https://example.com/', true],
    ['*.example.com', 'https://a.b.example.com/', true],
    ['*.example.com', 'https://notexample.com/', false],
    ['localhost:3000', 'http://localhost:3000/', true],
    ['localhost:3000', 'http://localhost:4000/', false],
    ['example.com:443', 'https://example.com/', true],
    ['example.com:443', 'http://example.com/', false],
    ['[::1]:8080', 'http://[::1]:8080/', true],
    ['example.com', 'about:blank', false],
    ['example.com', 'file:///example.com', false],
    ['example.com', 'nonsense', false],
  ])('%s and a page of %s', (site, url, isOne) => {
    expect(isOfSites(['other.test', site], url)).toBe(isOne);
  });
});
