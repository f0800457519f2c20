import { LIMITS } from '../record/limits';
import type { Channel } from './channel';
import { hookConstructor } from './constructor';
import { hookMethod } from './method';
import { clip, getter, now, ownValue, reflectApply, uncurry } from './natives';
import { tellClosing } from './websocket';

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
export function hookWebSocketStream(page: Window & StreamGlobals, channel: Channel): void {
  const { WebSocketStream: native, WebSocketError: failure } = page;
  if (!native || !failure) return;
  const { prototype } = native;
  const urlOf = getter(prototype, 'url');
  const openedOf = getter(prototype, 'opened');
  const closedOf = getter(prototype, 'closed');
  const codeOf = getter(failure.prototype, 'closeCode');
  const reasonOf = getter(failure.prototype, 'reason');
  const streams = new WeakMap<object, number>();
  const seqOf: (stream: object) => number | undefined = streams.get.bind(streams);
  const setSeq = uncurry(streams.set);
  const { tell, guard } = channel;

  const made = (stream: Stream, seq: number): void => {
    setSeq(streams, stream, seq);
    void watch(stream, seq);
  };
  hookConstructor(page, channel, 'WebSocketStream', native, (args) => ownValue(args[1], 'protocols'), made);

  hookMethod(prototype, 'close', (nativeClose, self, args) => {
    const seq = seqOf(self);
    const at = now();
    reflectApply(nativeClose, self, args);
    const options = args[0];
    if (seq) guard(() => tellClosing(channel, seq, at, ownValue(options, 'closeCode'), ownValue(options, 'reason')));
  });

  /** `await` on a native promise runs no `then` of the page's. */
  async function watch(stream: Stream, seq: number): Promise<void> {
    const url = clip(urlOf(stream), LIMITS.url);
    try {
      const info = await openedOf(stream);
      guard(() => tell('opened', seq, now(), url, textIn(info, 'protocol'), textIn(info, 'extensions')));
    } catch {
      // It never opened: `closed` tells the rest.
    }
    try {
      const info = await closedOf(stream);
      const code = ownValue(info, 'closeCode');
      guard(() => tell('ended', seq, now(), url, typeof code === 'number' ? code : null, textIn(info, 'reason'), true));
    } catch (error) {
      guard(() => {
        let code: number | null = null;
        let reason = '';
        try {
          code = codeOf(error as Parameters<typeof codeOf>[0]);
          reason = reasonOf(error as Parameters<typeof codeOf>[0]);
        } catch {
          // No WebSocketError: the page's signal aborted the handshake.
        }
        tell('ended', seq, now(), url, code, reason, false);
      });
    }
  }
}

/** Of the dictionaries that the browser makes: plain objects with own properties. */
function textIn(info: object, key: string): string {
  const value = ownValue(info, key);
  return typeof value === 'string' ? clip(value, LIMITS.extensions) : '';
}
