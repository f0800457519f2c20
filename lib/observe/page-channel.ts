import { COUNT, COUNTED, HANDOVER, NOTICE, type Notice, SOCKET, TOKEN } from '../hook/protocol';
import type { Vitals } from './life';

/** The observer's end of the private way to the hook; see hook/protocol.ts. */
export interface PageChannel {
  /** What `send()` counted for a socket, or `null`. */
  count(socket: EventTarget): Vitals['sent'];
}

/**
 * Waits for the hook of this window, takes its channel, and then calls back for each notice and each socket.
 * The event that brings the channel reaches no page code: this listener is the first on `window`, and capturing.
 */
export function acceptChannel(
  window: Window,
  token: string,
  onNotice: (notice: Notice) => void,
  onSocket: (socket: WebSocket, seq: number, channel: PageChannel) => void,
): () => void {
  const accept = (event: Event): void => {
    if (!(event instanceof MouseEvent) || !(event.relatedTarget instanceof EventTarget)) return;
    window.removeEventListener(HANDOVER, accept, true);
    event.stopImmediatePropagation();
    event.preventDefault();
    const target = event.relatedTarget;

    const channel: PageChannel = {
      count(socket) {
        let sent: Vitals['sent'] = null;
        const read = (answer: Event): void => {
          sent = answer instanceof CustomEvent ? parseCount(answer.detail) : null;
        };
        target.addEventListener(COUNTED, read);
        target.dispatchEvent(new MouseEvent(COUNT, { relatedTarget: socket }));
        target.removeEventListener(COUNTED, read);
        return sent;
      },
    };
    target.addEventListener(NOTICE, (told) => {
      const notice = told instanceof CustomEvent ? parseNotice(told.detail) : null;
      if (notice) onNotice(notice);
    });
    target.addEventListener(SOCKET, (handed) => {
      if (handed instanceof MouseEvent && isSocket(handed.relatedTarget)) {
        onSocket(handed.relatedTarget, handed.detail, channel);
      }
    });
    target.dispatchEvent(new CustomEvent(TOKEN, { detail: token }));
  };
  window.addEventListener(HANDOVER, accept, true);
  return () => window.removeEventListener(HANDOVER, accept, true);
}

/** Not by `instanceof`: a subclass of another realm's `WebSocket` is a socket as well. */
const isSocket = (target: EventTarget | null): target is WebSocket => target !== null && 'bufferedAmount' in target;

function parseCount(detail: unknown): Vitals['sent'] {
  if (typeof detail !== 'string') return null;
  const [messages, bytes, largest, lastAt] = detail.split(' ').map(Number);
  if (messages === undefined || bytes === undefined || largest === undefined || lastAt === undefined) return null;
  return { messages, bytes, largest, lastAt: lastAt === 0 ? null : lastAt };
}

/** Field → type of each kind of notice. `?` also admits `null`. */
const FIELDS: Record<Notice['kind'], Record<string, string>> = {
  created: { at: 'number', api: 'string', url: 'string?', protocols: 'string?', stack: 'string?' },
  threw: { name: 'string', message: 'string' },
  'close-called': {
    at: 'number',
    state: 'number',
    code: 'number?',
    codeType: 'string?',
    reason: 'string?',
    stack: 'string?',
  },
  misused: { at: 'number', method: 'string', name: 'string', message: 'string', stack: 'string?' },
  'stream-opened': { at: 'number', protocol: 'string', extensions: 'string' },
  'stream-ended': { at: 'number', code: 'number', reason: 'string', wasClean: 'boolean' },
  failed: {},
};

function parseNotice(detail: unknown): Notice | null {
  if (typeof detail !== 'string') return null;
  const value: unknown = JSON.parse(detail);
  return isNotice(value) ? value : null;
}

function isNotice(value: unknown): value is Notice {
  if (typeof value !== 'object' || value === null) return false;
  const notice = value as Record<string, unknown>;
  const fields = FIELDS[notice.kind as Notice['kind']];
  if (!fields || typeof notice.seq !== 'number') return false;
  return Object.entries(fields).every(([name, type]) => {
    const field = notice[name];
    return (field === null && type.endsWith('?')) || typeof field === type.replace('?', '');
  });
}
