export const E = 'Error in connection establishment: net::';

export const H = 'Error during WebSocket handshake: ';

export const SENT = { Host: 'chat.example' };

export const firefox = { engine: 'firefox', source: 'webRequest' } as const;
