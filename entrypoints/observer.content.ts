import { defineContentScript } from 'wxt/utils/define-content-script';
import { createDelivery } from '../lib/observe/delivery';
import { observeFrame } from '../lib/observe/frame';
import { watchSockets } from '../lib/observe/watch';
import type { DocumentIdentity } from '../lib/transport/messages';

/** The native namespace: the polyfill would cost every frame of every page some 10 kB. */
interface NativeRuntime {
  runtime: {
    id?: string;
    sendMessage(message: object): Promise<unknown>;
    onMessage: {
      addListener(
        listener: (message: unknown, sender: unknown, respond: (answer: DocumentIdentity) => void) => void,
      ): void;
    };
  };
}
const { browser, chrome } = globalThis as { browser?: NativeRuntime; chrome?: NativeRuntime };

export default defineContentScript({
  matches: ['<all_urls>'],
  world: 'ISOLATED',
  runAt: 'document_start',
  allFrames: true,
  matchOriginAsFallback: true,
  globalName: false,
  main() {
    const runtime = (browser ?? chrome)?.runtime;
    if (!runtime) return;
    const { signal } = new AbortController();
    const frame = observeFrame(window, signal);
    const delivery = createDelivery({
      frame: frame.facts,
      send: (message) => runtime.sendMessage(message),
      isConnected: () => runtime.id !== undefined,
      delay: (milliseconds) =>
        new Promise((resolve) => {
          AbortSignal.timeout(milliseconds).addEventListener('abort', () => resolve());
        }),
      failures: () => watch.failures(),
    });
    const watch = watchSockets(window, frame, signal, delivery.add);
    // After the watch's own listener, which ends what is still alive.
    window.addEventListener('pagehide', delivery.flush, true);

    if (frame.facts.top) {
      runtime.onMessage.addListener((message, _sender, respond) => {
        const isQuestion =
          typeof message === 'object' && message !== null && 'type' in message && message.type === 'who-are-you';
        if (isQuestion) respond({ startedAt: frame.facts.startedAt, url: document.URL });
      });
    }
  },
});
