import { functionNameOf } from '../record/key';
import { protocolsArgument, urlArgument } from './arguments';
import { callStack } from './call-site';
import type { Bare, Channel } from './channel';
import type { Guard } from './guard';
import { instrumentConstructor, instrumentMethod, type Undo } from './instrument';
import { getOwnPropertyDescriptor, getter, now, reflectApply, reflectConstruct, uncurry } from './natives';
import type { Notice } from './protocol';
import { readThrown } from './thrown';

/** Of `WebSocketStream` only what the hook needs: TypeScript's DOM library does not have it. */
interface Stream {
  readonly opened: Promise<object>;
  readonly closed: Promise<object>;
}
interface StreamConstructor {
  new (url: string, options?: object): Stream;
  prototype: Stream;
}

/**
 * Instruments `WebSocketStream`, where the browser has it. It is no EventTarget, so it cannot be handed over: what its
 * promises tell is read here. Both promises are marked as handled by the browser itself, so waiting for them hides no
 * `unhandledrejection` from the page. Its messages run through the page's own streams and are not counted.
 */
export function hookWebSocketStream(
  page: typeof globalThis,
  channel: Channel,
  guard: Guard,
  nextSeq: () => number,
): Undo {
  const native: unknown = getOwnPropertyDescriptor(page, 'WebSocketStream')?.value;
  if (!isStreamConstructor(native)) return () => {};
  const openedOf = getter(native.prototype, 'opened');
  const closedOf = getter(native.prototype, 'closed');
  const ErrorClass = getOwnPropertyDescriptor(page, 'WebSocketError')?.value as { prototype: WebSocketErrorLike };
  const errorCode = getter(ErrorClass.prototype, 'closeCode');
  const errorReason = getter(ErrorClass.prototype, 'reason');
  const streams = new WeakMap<object, number>();
  const seqOf = uncurry(streams.get).bind(null, streams);
  const setSeq = uncurry(streams.set).bind(null, streams);

  const undoConstructor = instrumentConstructor(page, 'WebSocketStream', native, (args, newTarget) => {
    const seq = nextSeq();
    guard(() => {
      const protocols = ownValue(args[1], 'protocols');
      channel.tell({
        __proto__: null,
        kind: 'created',
        seq,
        at: now(),
        api: 'WebSocketStream',
        url: urlArgument(args[0]),
        protocols: protocolsArgument(protocols),
        stack: callStack(),
      });
    });
    const name = functionNameOf(`${channel.token}:${seq}`);
    const create = { [name]: () => reflectConstruct(native, args, newTarget) }[name] as () => Stream;
    try {
      const stream = create();
      guard(() => {
        setSeq(stream, seq);
        void watch(stream, seq);
      });
      return stream;
    } catch (error) {
      guard(() => {
        const { name, message } = readThrown(error, args);
        channel.tell({ __proto__: null, kind: 'threw', seq, name, message });
      });
      throw error;
    }
  });

  const undoClose = instrumentMethod(native.prototype, 'close', (nativeClose, self, args) => {
    const seq = seqOf(self);
    const at = now();
    const result = reflectApply(nativeClose, self, args);
    if (seq !== undefined) {
      guard(() => {
        const code = ownValue(args[0], 'closeCode');
        const reason = ownValue(args[0], 'reason');
        channel.tell({
          __proto__: null,
          kind: 'close-called',
          seq,
          at,
          // A stream tells no state: the observer knows whether it has opened.
          state: -1,
          code: typeof code === 'number' ? code : null,
          codeType: null,
          reason: typeof reason === 'string' ? reason : null,
          stack: callStack(),
        });
      });
    }
    return result;
  });

  /** `await` on a native promise runs no `then` of the page's. */
  async function watch(stream: Stream, seq: number): Promise<void> {
    const opened = awaitOpened(openedOf(stream), seq);
    try {
      const info = await closedOf(stream);
      await opened;
      tellEnd(seq, ownValue(info, 'closeCode'), ownValue(info, 'reason'), true);
    } catch (error) {
      let code: unknown = 1006;
      let reason: unknown = '';
      try {
        code = errorCode(error as WebSocketErrorLike);
        reason = errorReason(error as WebSocketErrorLike);
      } catch {
        // No WebSocketError: the page's signal aborted the handshake.
      }
      tellEnd(seq, code, reason, false);
    }
  }

  async function awaitOpened(opened: Promise<object>, seq: number): Promise<void> {
    try {
      const info = await opened;
      guard(() =>
        channel.tell({
          __proto__: null,
          kind: 'stream-opened',
          seq,
          at: now(),
          protocol: textOr(ownValue(info, 'protocol')),
          extensions: textOr(ownValue(info, 'extensions')),
        }),
      );
    } catch {
      // It never opened: `closed` tells the rest.
    }
  }

  function tellEnd(seq: number, code: unknown, reason: unknown, wasClean: boolean): void {
    const notice: Bare<Notice> = {
      __proto__: null,
      kind: 'stream-ended',
      seq,
      at: now(),
      code: typeof code === 'number' ? code : wasClean ? 1005 : 1006,
      reason: textOr(reason),
      wasClean,
    };
    guard(() => channel.tell(notice));
  }

  return () => {
    undoClose();
    undoConstructor();
  };
}

interface WebSocketErrorLike {
  readonly closeCode: number | null;
  readonly reason: string;
}

const isStreamConstructor = (value: unknown): value is StreamConstructor => typeof value === 'function';
const textOr = (value: unknown): string => (typeof value === 'string' ? value : '');

/** An own data property of a plain object, or nothing: a getter of the page's is not run. */
function ownValue(holder: unknown, key: string): unknown {
  if (typeof holder !== 'object' || holder === null) return undefined;
  return getOwnPropertyDescriptor(holder, key)?.value;
}
