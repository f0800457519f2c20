import { MOST_KEPT, placeOf, SOCKET } from '../protocol/page-channel';
import { keepsMessages, send } from './channel';
import { instrumentConstructor } from './constructor';
import { CLOSING, instrumentClose, instrumentMethod } from './methods';
import { getter, readClock } from './natives';

/** Instruments `WebSocket`: its constructor, `close()` and `send()`. */
export function instrumentWebSocket(): void {
  const { prototype } = WebSocket;
  const bufferedAmount = getter(prototype, 'bufferedAmount');
  const readyState = getter(prototype, 'readyState');

  instrumentConstructor(
    'WebSocket',
    WebSocket,
    (args) => args[1],
    (socket, { seq }) => send(SOCKET, seq, socket),
  );
  instrumentClose(prototype, readyState, (args, which) => args[which]);
  // What the browser adds to `bufferedAmount` is the exact size, text in UTF-8 included, at the price of a getter.
  instrumentMethod(prototype, 'send', readyState, bufferedAmount, ({ sent }, before, args, socket) => {
    if (readyState(socket) >= CLOSING) {
      sent.discarded++;
      return;
    }
    const buffered = bufferedAmount(socket);
    const bytes = buffered - before;
    sent.messages++;
    sent.bytes += bytes;
    if (bytes > sent.largest) sent.largest = bytes;
    if (buffered > sent.maxBufferedAmount) sent.maxBufferedAmount = buffered;
    sent.lastAt = readClock();
    sent.firstAt ||= sent.lastAt;
    if (!keepsMessages) return;
    const place = placeOf(sent.messages);
    const message = args[0];
    sent.kept.data[place] = (typeof message === 'string' ? message.length : bytes * 16) <= MOST_KEPT ? message : null;
    sent.kept.at[place] = sent.lastAt;
  });
}
