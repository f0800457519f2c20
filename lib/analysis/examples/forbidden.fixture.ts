export const E = 'Error in connection establishment: net::';

export const SECURE = 'An insecure WebSocket connection may not be initiated from a page loaded over HTTPS.';

export const policy = { directive: 'connect-src', disposition: 'enforce', policy: "connect-src 'self'" } as const;

export const call = (method: 'close' | 'send', name: string, message: string) => ({
  misuses: [{ at: 0, method, name, message, stack: null }],
});
