import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headerParts, isSensitive } from './secret-headers';

/** What stays readable, secrets as `*`. */
function shown(name: string, value: string): string {
  return headerParts({ name, value })
    .map((part) => (part.secret ? '*' : part.text))
    .join('');
}

const JWT = 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U';

describe('headerParts', () => {
  it.each([
    ['Authorization', 'Bearer abc.def', 'Bearer *'],
    ['proxy-authorization', 'Basic dXNlcjpwYXNz', 'Basic *'],
    ['AUTHORIZATION', 'opaque', '*'],
    ['Cookie', 'sid=abc; theme=dark;x=', 'sid=*; theme=*;x='],
    ['Cookie', 'bare', '*'],
    ['Set-Cookie', 'sid=abc; Path=/; HttpOnly', 'sid=*; Path=/; HttpOnly'],
    ['Set-Cookie', 'sid=abc', 'sid=*'],
    ['Sec-WebSocket-Protocol', `graphql-transport-ws, ${JWT}`, 'graphql-transport-ws,*'],
    ['Sec-WebSocket-Protocol', 'access_token, k3j9x', 'access_token,*'],
    ['Sec-WebSocket-Protocol', 'v4.channel.k8s.io, base64url.bearer.authorization.k8s.io.YWJj', 'v4.channel.k8s.io,*'],
    ['Sec-WebSocket-Protocol', 'realtime, openai-insecure-api-key.sk-abc', 'realtime,*'],
    ['Sec-WebSocket-Protocol', '8f14e45fceea167a5a36dedd4bea2543', '*'],
  ])('%s: %s is shown as %s', (name, value, readable) => {
    expect(shown(name, value)).toBe(readable);
    expect(isSensitive({ name, value })).toBe(true);
  });

  it.each([
    ['Sec-WebSocket-Protocol', 'graphql-transport-ws, graphql-ws'],
    ['Sec-WebSocket-Protocol', 'v12.stomp, mqtt, wamp.2.json, ocpp1.6, soap'],
    ['Sec-WebSocket-Protocol', 'actioncable-v1-json, actioncable-unsupported'],
    ['Sec-WebSocket-Protocol', 'binary.k8s.io, janus-protocol, vnc.binary'],
    ['Origin', 'https://app.example'],
    ['Sec-WebSocket-Key', 'dGhlIHNhbXBsZSBub25jZQ=='],
    ['User-Agent', `x ${JWT}`],
  ])('%s: %s is shown as it is', (name, value) => {
    expect(shown(name, value)).toBe(value);
    expect(isSensitive({ name, value })).toBe(false);
  });

  it('loses nothing of a value', () => {
    const name = fc.constantFrom('Cookie', 'Set-Cookie', 'Authorization', 'Sec-WebSocket-Protocol', 'Origin');
    fc.assert(
      fc.property(name, fc.string(), (name, value) => {
        const whole = headerParts({ name, value })
          .map((part) => part.text)
          .join('');
        expect(whole).toBe(value);
      }),
      { seed: 6455 },
    );
  });
});
