import { COUNT, HANDOVER, NOTICE, SOCKET, TOKEN } from '../hook/protocol';
import { functionNameOf } from '../record/key';

export interface ChannelHandlers {
  notice(kind: string, seq: number, fields: string): void;
  /** `count` has the hook tell what `send()` counted so far. */
  socket(socket: WebSocket, seq: number, count: () => void): void;
}

/**
 * The observer's end of the private way to the hook; see hook/protocol.ts. Waits for the hook of this window and takes
 * its channel. The event that brings it reaches no page code: this listener is the first on `window`, and capturing.
 */
export function acceptChannel(
  window: Window,
  token: string,
  listening: AddEventListenerOptions,
  handlers: ChannelHandlers,
): void {
  const accept = (offer: Event): void => {
    const target = (offer as FocusEvent).relatedTarget;
    if (!target) return;
    window.removeEventListener(HANDOVER, accept, true);
    offer.stopImmediatePropagation();

    target.addEventListener(NOTICE, (event) => {
      const [, kind = '', seq, fields = ''] = /^(\w+) (\d+) (.*)/.exec((event as CustomEvent).detail) ?? [];
      handlers.notice(kind, Number(seq), fields);
    });
    target.addEventListener(SOCKET, (event) => {
      const { relatedTarget: socket, detail: seq } = event as FocusEvent;
      handlers.socket(socket as WebSocket, seq, () => {
        target.dispatchEvent(new FocusEvent(COUNT, { relatedTarget: socket }));
      });
    });
    target.dispatchEvent(new CustomEvent(TOKEN, { detail: functionNameOf(`${token}:`) }));
  };
  window.addEventListener(HANDOVER, accept, listening);
}
