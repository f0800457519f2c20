import { defineContentScript } from 'wxt/utils/define-content-script';
import { createDelivery } from '../lib/observe/delivery';
import { observeFrame } from '../lib/observe/frame';
import { watchSockets } from '../lib/observe/watch';
import type { DocumentIdentity, WhoAreYou } from '../lib/transport/messages';

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

/** Most sockets that end sooner are told of once. */
const FORETELLING_MS = 1_000;

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
    const watching = new AbortController();
    const listening = { capture: true, signal: watching.signal };
    const frame = observeFrame(window, listening);
    const delay = (milliseconds: number) =>
      new Promise<void>((resolve) => {
        AbortSignal.timeout(milliseconds).addEventListener('abort', () => resolve());
      });
    const delivery = createDelivery({
      frame: frame.facts,
      send: (message) => runtime.sendMessage(message),
      isConnected: () => runtime.id !== undefined,
      delay,
      failures: () => watch.failures(),
    });
    const watch = watchSockets(
      window,
      frame,
      listening,
      (facts) => {
        // The extension was reloaded or removed: nobody will ever take what this one sees.
        if (runtime.id) delivery.add(facts);
        else watching.abort();
      },
      () => delay(FORETELLING_MS),
    );
    // After the watch's own listener, which ends what is still alive.
    window.addEventListener('pagehide', delivery.flush, listening);
    window.addEventListener(
      'pageshow',
      ({ persisted }) => {
        if (persisted) delivery.resume();
      },
      listening,
    );

    if (frame.facts.top) {
      runtime.onMessage.addListener((message, _sender, respond) => {
        if ((message as Partial<WhoAreYou> | null)?.type !== 'who-are-you') return;
        respond({ startedAt: frame.facts.startedAt, url: document.URL });
      });
    }
  },
});
