import { namePrefix, openChannel } from './channel';
import { hookWebSocket } from './websocket';
import { hookWebSocketStream } from './websocket-stream';

/**
 * Instruments the page's socket constructors. Runs in the page's world at `document_start`, before any page script.
 * Does nothing where no observer answers: in a window that outlived its first document (a fresh iframe's, say) the
 * hook is there already.
 *
 * There is no undo: it lasts as long as the window, and taking it away would be what a page could notice.
 */
export function installHook(): void {
  openChannel();
  if (!namePrefix) return;
  hookWebSocket();
  hookWebSocketStream();
}
