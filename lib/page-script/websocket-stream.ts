import { STREAM } from '../protocol/page-channel';
import { guard, send } from './channel';
import { instrumentConstructor } from './constructor';
import { encode } from './encode';
import { instrumentClose } from './methods';
import { getter, ownValue, readClock } from './natives';
import type { SocketNotes } from './socket-notes';

/** Of `WebSocketStream` only what is needed: TypeScript's DOM library does not have it. */
interface Stream {
  readonly url: string;
  readonly opened: Promise<object>;
  readonly closed: Promise<object>;
}
interface StreamGlobals {
  WebSocketStream?: { new (url: string, options?: object): Stream; prototype: Stream };
  WebSocketError?: { prototype: { readonly closeCode: number | null; readonly reason: string } };
}

/**
 * Instruments `WebSocketStream`, where the browser has it. It is no EventTarget, so it cannot be handed over: what its
 * promises tell is read here. Both promises are marked as handled by the browser itself, so waiting for them hides no
 * `unhandledrejection` from the page. Its messages run through the page's own streams and are not counted.
 */
export function instrumentWebSocketStream(): void {
  const { WebSocketStream: native, WebSocketError: failure } = window as StreamGlobals;
  if (!native || !failure) return;
  const { prototype } = native;
  const urlOf = getter(prototype, 'url');
  const openedOf = getter(prototype, 'opened');
  const closedOf = getter(prototype, 'closed');
  const codeOf = getter(failure.prototype, 'closeCode');
  const reasonOf = getter(failure.prototype, 'reason');
  /** Streams are few: their stacks are formatted at once. */
  const report = (notes: SocketNotes): void => send(STREAM, encode(notes, 1));

  instrumentConstructor('WebSocketStream', native, (args) => ownValue(args[1], 'protocols'), watch);
  instrumentClose(
    prototype,
    // It has no `readyState`; the getter throws for what is no stream.
    (stream) => (urlOf(stream) ? 0 : 0),
    (args, which) => ownValue(args[0], which ? 'reason' : 'closeCode'),
    report,
  );

  /** `await` on a native promise runs no `then` of the page's. */
  async function watch(stream: Stream, notes: SocketNotes): Promise<void> {
    notes.url = urlOf(stream);
    report(notes);
    /** What the browser itself tells: numbers and strings. */
    const note = (kind: 'opened' | 'ended', fields: object): void =>
      guard(() => {
        notes[kind] = { __proto__: null, at: readClock(), ...fields } as never;
        report(notes);
      });
    try {
      const info = await openedOf(stream);
      note('opened', { protocol: ownValue(info, 'protocol'), extensions: ownValue(info, 'extensions') });
    } catch {
      // It never opened: `closed` tells the rest.
    }
    let code: unknown;
    let reason: unknown;
    let wasClean = false;
    try {
      const info = await closedOf(stream);
      code = ownValue(info, 'closeCode');
      reason = ownValue(info, 'reason');
      wasClean = true;
    } catch (error) {
      try {
        const failure = error as Parameters<typeof codeOf>[0];
        code = codeOf(failure);
        reason = reasonOf(failure);
      } catch {
        // No WebSocketError: the page's signal aborted the handshake.
      }
    }
    note('ended', { code, reason, wasClean });
  }
}
