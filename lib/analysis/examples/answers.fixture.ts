import { refused } from '../entries.fixture';

export const answered = (status: number, plan: Parameters<typeof refused>[1] = {}) =>
  refused(`Error during WebSocket handshake: Unexpected response code: ${status}`, { status, ...plan });
