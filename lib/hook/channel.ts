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
  /** The next socket's sequence number, from 1. */
  nextSeq(): number;
  /** Runs a step of ours inside the page's call; whatever goes wrong in it is swallowed, and counted. */
  guard(step: () => void): void;
}

const NativeCustomEvent = CustomEvent;
const NativeMouseEvent = MouseEvent;
const dispatch = uncurry(EventTarget.prototype.dispatchEvent);
const listen = uncurry(EventTarget.prototype.addEventListener);
const relatedTarget = getter(MouseEvent.prototype, 'relatedTarget');

type Bare<Type> = Type & { __proto__: null };
/** For either kind of event: each takes what it knows. */
const init = <Detail>(detail: Detail, relatedTarget: EventTarget | null = null) => {
  const bare: Bare<{ detail: Detail; relatedTarget: EventTarget | null; cancelable: boolean }> = {
    __proto__: null,
    detail,
    relatedTarget,
    cancelable: true,
  };
  return bare;
};

/** Offers a fresh channel to the observer. `null`: nobody took it, and nothing must be hooked. */
export function openChannel(window: Window): Channel | null {
  const target = new EventTarget();
  let token: string | null = null;
  listen(target, TOKEN, (event) => {
    token ??= (event as CustomEvent<string>).detail;
  });
  const refused = dispatch(window, new NativeMouseEvent(HANDOVER, init(0, target)));
  if (refused || token === null) return null;

  const tell: Channel['tell'] = (kind, seq, ...fields) => {
    let text = '';
    for (let index = 0; index < fields.length; index++) text += (index ? ',' : '') + quote(fields[index] ?? null);
    dispatch(target, new NativeCustomEvent(NOTICE, init(`${kind} ${seq} [${text}]`)));
  };
  let lastSeq = 0;
  return {
    token,
    tell,
    nextSeq: () => ++lastSeq,
    handOver(socket, seq) {
      dispatch(target, new NativeMouseEvent(SOCKET, init(seq, socket)));
    },
    onQuestion(question, answer, reply) {
      listen(target, question, (event) => {
        dispatch(target, new NativeCustomEvent(answer, init(reply(relatedTarget(event as MouseEvent)))));
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
