import { toJson } from './json';
import { getter, uncurry } from './natives';
import { COUNT, HANDOVER, NOTICE, type Notices, SOCKET, TOKEN } from './protocol';

/** The way to the observer; see protocol.ts. Its state is this module's: there is one in a window. */
const channel = new EventTarget();
const NativeCustomEvent = CustomEvent;
/** Of those with a `relatedTarget` the one that a window makes ready fastest: a tenth of the hook's whole start. */
const NativeFocusEvent = FocusEvent;
const dispatchEvent = uncurry(EventTarget.prototype.dispatchEvent);
const listen = uncurry(EventTarget.prototype.addEventListener);
const relatedTargetOf = getter(FocusEvent.prototype, 'relatedTarget');

function dispatch(
  target: EventTarget,
  type: string,
  detail: string | number,
  relatedTarget: EventTarget | null,
  NativeEvent: typeof FocusEvent | typeof CustomEvent = NativeFocusEvent,
): void {
  // For either kind of event: each takes what it knows.
  const init: { __proto__: null; detail: never; relatedTarget: EventTarget | null } = {
    __proto__: null,
    detail: detail as never,
    relatedTarget,
  };
  dispatchEvent(target, new NativeEvent(type, init));
}

/** With what the names of the sockets' functions begin: the observer's token for this window, once it took the channel. */
export let namePrefix = '';

/** Offers the channel to the observer, which answers in the same call. */
export function openChannel(): void {
  listen(channel, TOKEN, (event) => {
    namePrefix = (event as CustomEvent<string>).detail;
  });
  dispatch(window, HANDOVER, 0, channel);
}

export function tell<Kind extends keyof Notices>(kind: Kind, seq: number, ...fields: Notices[Kind]): void {
  dispatch(channel, NOTICE, `${kind} ${seq} ${toJson(fields)}`, null, NativeCustomEvent);
}

export function handOver(socket: EventTarget, seq: number): void {
  dispatch(channel, SOCKET, seq, socket);
}

/** The observer asks what was counted of a socket; the answer is a notice, in the same call. */
export function onCount(answer: (socket: EventTarget) => void): void {
  listen(channel, COUNT, (event) => answer(relatedTargetOf(event as FocusEvent) as EventTarget));
}

/** Runs a step of ours inside the page's call; whatever goes wrong in it is swallowed, and counted. */
export function guard(step: () => void): void {
  try {
    step();
  } catch {
    try {
      tell('failed', 0);
    } catch {
      // The way to the observer is what broke: there is nobody to tell.
    }
  }
}
