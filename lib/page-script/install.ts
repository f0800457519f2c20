import { namePrefix, openChannel } from './channel';
import { answerReads } from './socket-notes';
import { instrumentWebSocket } from './websocket';
import { instrumentWebSocketStream } from './websocket-stream';

/**
 * Instruments the page's socket constructors. Runs in the page's world at `document_start`, before any page script.
 * Does nothing where no content script answers: in a window that outlived its first document (a fresh iframe's, say) the
 * page script is there already.
 *
 * There is no undo: it lasts as long as the window, and taking it away would be what a page could notice.
 */
export function installPageScript(): void {
  try {
    openChannel();
    if (!namePrefix) return;
    answerReads();
    instrumentWebSocket();
    instrumentWebSocketStream();
  } catch {
    // In a browser that differs from those we know, the page keeps its native constructors.
  }
}
