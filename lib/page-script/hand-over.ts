import { type List, SOCKET } from '../protocol/page-channel';
import { guard, send } from './channel';
import { textOf } from './encode';
import { getter, readClock, uncurry } from './natives';
import { notesOf, type Own, type SocketNotes } from './socket-notes';

interface NewSocket {
  socket: WebSocket;
  seq: number;
}

const listen = uncurry(EventTarget.prototype.addEventListener);
const targetOf = getter(Event.prototype, 'target');
const codeOf = getter(CloseEvent.prototype, 'code');
const reasonOf = getter(CloseEvent.prototype, 'reason');
const wasCleanOf = getter(CloseEvent.prototype, 'wasClean');

let waiting: Own<List<Own<NewSocket>>> = { __proto__: null };
let count = 0;

/**
 * Hands a new socket over to the content script as soon as the page's own code has returned: a hand-over costs as much as
 * the native constructor, and no event of a socket comes before, since each is a task of its own.
 *
 * A socket's listeners run in the order in which they were added, capturing or not. So one stands here before the page's:
 * a page that removes the socket's window in its own `close` listener would end it before the content script hears.
 */
export function handOverSoon(socket: WebSocket, { seq }: SocketNotes): void {
  listen(socket, 'close', noteClose, true);
  waiting[count++] = { __proto__: null, socket, seq };
  if (count === 1) void handOverInMicrotask();
}

/** An `await` of ours looks nothing up that a page could have replaced. */
async function handOverInMicrotask(): Promise<void> {
  await null;
  handOverWaiting();
}

/** Hands over what waits. No microtask runs in a window that is removed: its content script then asks, see `answerReads`. */
export function handOverWaiting(): void {
  const sockets = waiting;
  const end = count;
  waiting = { __proto__: null };
  count = 0;
  for (let index = 0; index < end; index++) {
    guard(() => {
      const { socket, seq } = sockets[index] as NewSocket;
      send(SOCKET, seq, socket);
    });
  }
}

function noteClose(event: Event): void {
  guard(() => {
    const notes = event.isTrusted && notesOf(targetOf(event) as object);
    if (!notes) return;
    const close = event as CloseEvent;
    notes.ended = {
      __proto__: null,
      at: readClock(),
      code: codeOf(close),
      reason: textOf(reasonOf(close)),
      wasClean: wasCleanOf(close),
    };
  });
}
