import { openChannel } from './channel';
import { createGuard } from './guard';
import type { Undo } from './instrument';
import { hookWebSocket } from './websocket';
import { hookWebSocketStream } from './websocket-stream';

/**
 * Instruments the page's socket constructors. Runs in the page's world at `document_start`, before any page script.
 * Does nothing where no observer answers: in a window that outlived its first document (a fresh iframe's, say) the
 * hook is there already.
 */
export function installHook(page: Window & typeof globalThis): Undo {
  const channel = openChannel(page);
  if (!channel) return () => {};
  const guard = createGuard(channel);
  let lastSeq = 0;
  const nextSeq = (): number => ++lastSeq;
  const undoSocket = hookWebSocket(page, channel, guard, nextSeq);
  const undoStream = hookWebSocketStream(page, channel, guard, nextSeq);
  return () => {
    undoStream();
    undoSocket();
  };
}
