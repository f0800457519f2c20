import { FAILED, FORGO, HANDOVER, READ, TOKEN } from '../protocol/page-channel';
import { getter, uncurry } from './natives';

/** The way to the content script; see protocol/page-channel.ts. Its state is this module's: there is one in a window. */
const channel = new EventTarget();
const NativeCustomEvent = CustomEvent;
/** Of those with a `relatedTarget` the one that a window makes ready fastest: a tenth of the page script's whole start. */
const NativeFocusEvent = FocusEvent;
const dispatchEvent = uncurry(EventTarget.prototype.dispatchEvent);
const listen = uncurry(EventTarget.prototype.addEventListener);
const relatedTargetOf = getter(FocusEvent.prototype, 'relatedTarget');
const detailOf = getter(UIEvent.prototype, 'detail');

/** Dispatches a text, or a number with any EventTarget: the content script gets its own wrapper of the same object. */
export function send(
  type: string,
  detail: string | number = 0,
  relatedTarget: EventTarget | null = null,
  target = channel,
): void {
  // For either kind of event: each takes what it knows.
  const init: { __proto__: null; detail: never; relatedTarget: EventTarget | null } = {
    __proto__: null,
    detail: detail as never,
    relatedTarget,
  };
  dispatchEvent(target, new (typeof detail === 'number' ? NativeFocusEvent : NativeCustomEvent)(type, init));
}

/** With what the names of the sockets' functions begin: the content script's token for this window, once it took the channel. */
export let namePrefix = '';

export let keepsMessages = true;

/** Offers the channel to the content script, which answers in the same call. */
export function openChannel(): void {
  listen(channel, TOKEN, (event) => {
    namePrefix = (event as CustomEvent<string>).detail;
  });
  listen(channel, FORGO, () => {
    keepsMessages = false;
  });
  send(HANDOVER, 0, channel, window);
}

/** The content script asks what was noted of a socket, or (`null`) of constructors that threw. */
export function onRead(answer: (socket: EventTarget | null, mode: number) => void): void {
  listen(channel, READ, (event) => answer(relatedTargetOf(event as FocusEvent), detailOf(event as UIEvent)));
}

/** Runs a step of ours inside the page's call; whatever goes wrong in it is swallowed, and counted. */
export function guard(step: () => void): void {
  try {
    step();
  } catch {
    try {
      send(FAILED);
    } catch {
      // The way to the content script is what broke: there is no one to tell.
    }
  }
}
