import { getter, quote, uncurry } from './natives';
import { HANDOVER, NOTICE, type Notices, SOCKET, TOKEN } from './protocol';

/** The way to the observer; see protocol.ts. */
export interface Channel {
  /** The name under which the hook calls the constructor of its socket number so-and-so. */
  readonly token: string;
  tell<Kind extends keyof Notices>(kind: Kind, seq: number, ...fields: Notices[Kind]): void;
  handOver(socket: EventTarget, seq: number): void;
  /** Answers a question of the observer, in the same call. */
  onQuestion(question: string, answer: string, reply: (about: EventTarget | null) => string | null): void;
  /** Runs a step of ours inside the page's call; whatever goes wrong in it is swallowed, and counted. */
  guard(step: () => void): void;
}

const NativeCustomEvent = CustomEvent;
const NativeMouseEvent = MouseEvent;
const dispatch = uncurry(EventTarget.prototype.dispatchEvent);
const listen = uncurry(EventTarget.prototype.addEventListener);
const relatedTarget = getter(MouseEvent.prototype, 'relatedTarget');

type Bare<Type> = Type & { __proto__: null };
const withDetail = (detail: string | null): Bare<CustomEventInit> => ({ __proto__: null, detail });
const about = (target: EventTarget, detail: number): Bare<MouseEventInit> => ({
  __proto__: null,
  relatedTarget: target,
  detail,
  cancelable: true,
});

/** Offers a fresh channel to the observer. `null`: nobody took it, and nothing must be hooked. */
export function openChannel(window: Window): Channel | null {
  const target = new EventTarget();
  let token: string | null = null;
  listen(target, TOKEN, (event) => {
    token ??= (event as CustomEvent<string>).detail;
  });
  const refused = dispatch(window, new NativeMouseEvent(HANDOVER, about(target, 0)));
  if (refused || token === null) return null;

  const tell: Channel['tell'] = (kind, seq, ...fields) => {
    let text = '';
    for (let index = 0; index < fields.length; index++) text += (index ? ',' : '') + quote(fields[index] ?? null);
    dispatch(target, new NativeCustomEvent(NOTICE, withDetail(`${kind} ${seq} [${text}]`)));
  };
  return {
    token,
    tell,
    handOver(socket, seq) {
      dispatch(target, new NativeMouseEvent(SOCKET, about(socket, seq)));
    },
    onQuestion(question, answer, reply) {
      listen(target, question, (event) => {
        dispatch(target, new NativeCustomEvent(answer, withDetail(reply(relatedTarget(event as MouseEvent)))));
      });
    },
    guard(step) {
      try {
        step();
      } catch {
        try {
          tell('failed', 0);
        } catch {
          // The way to the observer is what broke: there is nobody to tell.
        }
      }
    },
  };
}
