import { guard, tell } from './channel';
import { hookConstructor } from './constructor';
import { hookClose } from './method';
import { getter, ownValue } from './natives';

/** Of `WebSocketStream` only what the hook needs: TypeScript's DOM library does not have it. */
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
export function hookWebSocketStream(): void {
  const { WebSocketStream: native, WebSocketError: failure } = window as StreamGlobals;
  if (!native || !failure) return;
  const { prototype } = native;
  const urlOf = getter(prototype, 'url');
  const openedOf = getter(prototype, 'opened');
  const closedOf = getter(prototype, 'closed');
  const codeOf = getter(failure.prototype, 'closeCode');
  const reasonOf = getter(failure.prototype, 'reason');

  hookConstructor('WebSocketStream', native, (args) => ownValue(args[1], 'protocols'), watch);
  hookClose(
    prototype,
    () => 0,
    (args, which) => ownValue(args[0], which ? 'reason' : 'closeCode'),
  );

  /** `await` on a native promise runs no `then` of the page's. */
  async function watch(stream: Stream, seq: number): Promise<void> {
    const url = urlOf(stream);
    const end = (code: unknown, reason: unknown, wasClean: 0 | 1): void =>
      guard(() => tell('ended', seq, url, code, reason, wasClean));
    try {
      const info = await openedOf(stream);
      guard(() => tell('opened', seq, url, ownValue(info, 'protocol'), ownValue(info, 'extensions')));
    } catch {
      // It never opened: `closed` tells the rest.
    }
    try {
      const info = await closedOf(stream);
      end(ownValue(info, 'closeCode'), ownValue(info, 'reason'), 1);
    } catch (error) {
      try {
        const failure = error as Parameters<typeof codeOf>[0];
        end(codeOf(failure), reasonOf(failure), 0);
      } catch {
        // No WebSocketError: the page's signal aborted the handshake.
        end(null, '', 0);
      }
    }
  }
}
