import type { LogEntry } from '../../model/entry';
import { ended, START } from '../entries.fixture';

export const cancelled = {
  record: { closeCall: { at: START + 5, state: 'connecting', code: null, reason: null, codeType: null, stack: null } },
} as const;

export const CANCELLED = 'WebSocket is closed before the connection is established.';

export const away = (persisted: boolean): LogEntry =>
  ended({ record: { outcome: { kind: 'page-went-away', state: 'open', persisted } } });
