import { refused } from '../entries.fixture';

export const H = 'Error during WebSocket handshake: ';

export const answered = (status: number, plan: Parameters<typeof refused>[1] = {}) =>
  refused(`${H}Unexpected response code: ${status}`, { status, ...plan });

export const firefox = { engine: 'firefox', source: 'webRequest' } as const;
