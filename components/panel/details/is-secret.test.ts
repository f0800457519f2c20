import { describe, expect, it } from 'vitest';
import { isSecret } from './is-secret';

describe('isSecret', () => {
  it.each([
    ['Cookie', 'theme=dark', true],
    ['set-cookie', 'a=b', true],
    ['AUTHORIZATION', 'Basic YTpi', true],
    ['Proxy-Authorization', 'Basic YTpi', true],
    ['Sec-WebSocket-Protocol', 'bearer, eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9', true],
    ['Sec-WebSocket-Protocol', 'base64url.bearer.authorization.k8s.io.YWJj', true],
    ['Sec-WebSocket-Protocol', 'graphql-transport-ws', false],
    ['Sec-WebSocket-Protocol', 'v10.stomp, v11.stomp', false],
    ['Origin', 'https://app.example', false],
  ])('%s: %s', (name, value, secret) => {
    expect(isSecret(name, value)).toBe(secret);
  });
});
