import { handOver, onCount, tell } from './channel';
import { hookConstructor } from './constructor';
import { hookClose, hookMethod, tallyOf } from './method';
import { getter, readClock } from './natives';

/** Instruments `WebSocket`: its constructor, `close()` and `send()`. */
export function hookWebSocket(): void {
  const { prototype } = WebSocket;
  const bufferedAmount = getter(prototype, 'bufferedAmount');

  onCount((socket) => {
    const tally = tallyOf(socket);
    if (tally) tell('sent', tally[0], tally);
  });
  hookConstructor('WebSocket', WebSocket, (args) => args[1], handOver);
  hookClose(prototype, getter(prototype, 'readyState'), (args, which) => args[which]);
  // What the browser adds to `bufferedAmount` is the exact size, text in UTF-8 included, at the price of a getter.
  hookMethod(prototype, 'send', bufferedAmount, (tally, before, _args, socket) => {
    const bytes = bufferedAmount(socket) - before;
    tally[1]++;
    tally[2] += bytes;
    if (bytes > tally[3]) tally[3] = bytes;
    tally[4] = readClock();
  });
}
