import { functionNameOf } from '../model/socket-key';
import { FAILED, FOREIGN, HANDOVER, READ, REPORT, SOCKET, STREAM, THREW, TOKEN } from '../protocol/page-channel';

export interface ChannelHandlers {
  socket(socket: WebSocket, seq: number): void;
  /** A method of this window was used for another window's socket. */
  foreign(socket: WebSocket, channel: EventTarget): void;
  /** @param json of a `PageReport` */
  stream(json: string): void;
  threw(): void;
  failed(): void;
}

/**
 * The content script's end of the private way to the page script; see protocol/page-channel.ts. Waits for the page script of
 * this window and takes its channel. The event that brings it reaches no page code: this listener is the first on `window`,
 * and capturing.
 */
export function acceptChannel(window: Window, token: string, accepted: (channel: EventTarget) => void): void {
  const accept = (offer: Event): void => {
    const channel = (offer as FocusEvent).relatedTarget;
    if (!channel) return;
    window.removeEventListener(HANDOVER, accept, true);
    offer.stopImmediatePropagation();
    accepted(channel);
    channel.dispatchEvent(new CustomEvent(TOKEN, { detail: functionNameOf(`${token}:`) }));
  };
  window.addEventListener(HANDOVER, accept, true);
}

export function listenToChannel(channel: EventTarget, handlers: ChannelHandlers): void {
  const on = <Heard extends Event>(type: string, handle: (event: Heard) => void): void =>
    channel.addEventListener(type, handle as (event: Event) => void);
  on<FocusEvent>(SOCKET, ({ relatedTarget, detail }) => handlers.socket(relatedTarget as WebSocket, detail));
  on<FocusEvent>(FOREIGN, ({ relatedTarget }) => handlers.foreign(relatedTarget as WebSocket, channel));
  on<CustomEvent<string>>(STREAM, ({ detail }) => handlers.stream(detail));
  on(THREW, handlers.threw);
  on(FAILED, handlers.failed);
}

/**
 * Asks what the page script noted: of a socket its `PageReport`, without one a `ThrownReport`. `null`: the page script is gone, or knows nothing.
 *
 * @param mode bits of `ReadMode`
 */
export function readReport<Report>(channel: EventTarget, socket: EventTarget | null, mode: number): Report | null {
  let json = 'null';
  const hear = (event: Event): void => {
    json = (event as CustomEvent<string>).detail;
  };
  channel.addEventListener(REPORT, hear);
  channel.dispatchEvent(new FocusEvent(READ, { relatedTarget: socket, detail: mode }));
  channel.removeEventListener(REPORT, hear);
  return JSON.parse(json);
}
