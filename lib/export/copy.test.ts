import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryOf, failedEntry } from '../model/entry.fixture';
import { handshakeCommand } from './copy';

const asked = failedEntry(
  {
    requestHeaders: [
      { name: 'Host', value: 'chat.example:8443' },
      { name: 'Origin', value: 'https://app.example' },
      { name: 'User-Agent', value: "it's me" },
      { name: 'Cookie', value: 'session=abcdefghijklmnop' },
      { name: 'Sec-WebSocket-Key', value: 'abc' },
    ],
  },
  { requestedProtocols: ['chat', 'bearer.eyJhbGciOiJIUzI1NiJ9.abc'] },
);

describe('the command that repeats a handshake', () => {
  it('of curl asks for the upgrade', () => {
    expect(handshakeCommand(asked, 'curl')).toBe(
      "curl -i -N --http1.1 -H 'Connection: Upgrade' -H 'Upgrade: websocket' -H 'Sec-WebSocket-Version: 13' " +
        "-H 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==' -H 'Origin: https://app.example' " +
        "-H 'Sec-WebSocket-Protocol: chat' -H 'User-Agent: it'\\''s me' 'https://chat.example:8443/live?room=1'",
    );
  });

  it('of websocat and wscat names the socket itself', () => {
    expect(handshakeCommand(asked, 'websocat')).toBe(
      "websocat -v --origin 'https://app.example' --protocol 'chat' -H 'User-Agent: it'\\''s me' 'wss://chat.example:8443/live?room=1'",
    );
    expect(handshakeCommand(asked, 'wscat')).toBe(
      "wscat -o 'https://app.example' -s 'chat' -H 'User-Agent: it'\\''s me' -c 'wss://chat.example:8443/live?room=1'",
    );
  });

  it('takes the origin from the document where no headers are known', () => {
    expect(handshakeCommand(entryOf(), 'wscat')).toBe(
      "wscat -o 'https://app.example' -c 'wss://chat.example:8443/live?room=1'",
    );
  });

  it.each([null, '', 'chat', 'javascript:alert(1)'])('is none for the URL %j', (url) => {
    expect(handshakeCommand(entryOf({ url }), 'curl')).toBeNull();
  });

  it('is the same words to a shell, whatever the URL holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (path) => {
        const url = `wss://chat.example/${path.replaceAll('#', '')}`;
        const command =
          handshakeCommand(entryOf({ url, document: { url: '', startedAt: 0, top: true } }), 'wscat') ?? '';
        const reported = execFileSync('/bin/sh', ['-c', command.replace(/^wscat/, 'printf "%s\\n"')], {
          encoding: 'utf8',
        });
        expect(reported.endsWith(`-c\n${url}\n`)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});
