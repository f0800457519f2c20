import { quote, uncurry } from './natives';
import { HANDOVER, NOTICE, type Notice, SOCKET, TOKEN } from './protocol';

/** The way to the observer; see protocol.ts. */
export interface Channel {
  readonly token: string;
  /** The notice's prototype must be null: `Object.prototype.toJSON` may be the page's. */
  tell(notice: Bare<Notice>): void;
  handOver(socket: EventTarget, seq: number): void;
  /** Answers a question of the observer: `answer` runs with the event's `relatedTarget`, its text goes back as `reply`. */
  onQuestion(question: string, reply: string, answer: (about: EventTarget | null) => string | null): void;
}

const NativeCustomEvent = CustomEvent;
const NativeMouseEvent = MouseEvent;
const dispatch = uncurry(EventTarget.prototype.dispatchEvent);
const listen = uncurry(EventTarget.prototype.addEventListener);

/** Objects with a null prototype: a page can put setters and defaults on `Object.prototype`. */
export type Bare<Type> = Type & { __proto__: null };

/** Offers a fresh channel to the observer. `null`: nobody took it, and nothing must be hooked. */
export function openChannel(window: Window): Channel | null {
  const target = new EventTarget();
  let token: string | null = null;
  listen(target, TOKEN, (event) => {
    token ??= event instanceof NativeCustomEvent ? String(event.detail) : null;
  });
  const offer: Bare<MouseEventInit> = { __proto__: null, relatedTarget: target, cancelable: true };
  const refused = dispatch(window, new NativeMouseEvent(HANDOVER, offer));
  if (refused || token === null) return null;

  return {
    token,
    tell(notice) {
      const init: Bare<CustomEventInit> = { __proto__: null, detail: quote(notice) };
      dispatch(target, new NativeCustomEvent(NOTICE, init));
    },
    handOver(socket, seq) {
      const init: Bare<MouseEventInit> = { __proto__: null, relatedTarget: socket, detail: seq };
      dispatch(target, new NativeMouseEvent(SOCKET, init));
    },
    onQuestion(question, reply, answer) {
      listen(target, question, (event) => {
        const detail = answer(relatedTarget(event as MouseEvent));
        const init: Bare<CustomEventInit> = { __proto__: null, detail };
        dispatch(target, new NativeCustomEvent(reply, init));
      });
    },
  };
}

const relatedTarget = uncurry(
  Reflect.getOwnPropertyDescriptor(MouseEvent.prototype, 'relatedTarget')?.get as (
    this: MouseEvent,
  ) => EventTarget | null,
);
