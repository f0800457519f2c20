import type { DocumentIdentity, IdentifyDocument } from '../protocol/messages';
import { READ_MESSAGES_KEY } from '../protocol/setting-keys';
import { watchFrame } from './frame-watch';
import { createReportQueue } from './report-queue';
import { watchSockets } from './socket-watch';
import { keepWindowListeners } from './window-listeners';

/** The native namespace: the polyfill would cost every frame of every page some 10 kB. */
interface NativeNamespace {
  runtime: {
    id?: string;
    getURL(path: string): string;
    sendMessage(message: object): Promise<unknown>;
    connect(options: { name: string }): { onDisconnect: { addListener(listener: () => void): void } };
    readonly lastError?: unknown;
    onMessage: {
      addListener(
        listener: (message: unknown, sender: unknown, respond: (answer: DocumentIdentity) => void) => void,
      ): void;
    };
  };
  storage: {
    local: { get(key: string): Promise<Record<string, unknown>> };
  };
}
const { browser, chrome } = globalThis as { browser?: NativeNamespace; chrome?: NativeNamespace };

/** Watches this frame and its sockets, and delivers what is seen to the background. */
export function runContentScript(): void {
  const native = browser ?? chrome;
  if (!native?.runtime) return;
  const { runtime, storage } = native;
  const listeners = keepWindowListeners(document, () => watch.keep('rewritten'));
  const watch = watchFrame(window, (type, handle) => listeners.listen(window, type, handle));
  const { frame } = watch;
  // Not by `setTimeout`: its ids are counted per document, so the page would see ours missing from its own.
  const delay = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      AbortSignal.timeout(milliseconds).addEventListener('abort', () => resolve());
    });
  // A message's task waits for no timer.
  const turn = () =>
    new Promise<void>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(0);
    });
  let isHeld = false;
  /** Opens a port that breaks when this frame is gone: the background then logs the frame's provisional reports. */
  const holdPort = () => {
    if (isHeld) return;
    isHeld = true;
    runtime.connect({ name: frame.token }).onDisconnect.addListener(() => {
      isHeld = false;
      // Chromium prints an error that nothing reads on the page's console.
      void runtime.lastError;
    });
  };
  const losses = { dropped: 0, failures: 0 };
  const reports = createReportQueue({
    runtime,
    frame,
    delay,
    turn,
    losses,
  });
  const sockets = watchSockets(window, watch, listeners, {
    emit(report) {
      if (runtime.id) {
        reports.add(report);
        if (!report.revision) holdPort();
        return;
      }
      // The extension was reloaded or removed: there is no one to take what this one sees.
      listeners.stop();
      sockets.stop();
    },
    losses,
    delay,
    turn,
    begun() {
      storage.local.get(READ_MESSAGES_KEY).then(
        (items) => items[READ_MESSAGES_KEY] === false && sockets.forgoMessages(),
        () => {},
      );
    },
    // Firefox gives each installation of an extension a secret URL; elsewhere a wrapper's property does.
    foreignType: import.meta.env.FIREFOX ? runtime.getURL('') : null,
  });
  // After the watch's own listener, which ends what is still alive.
  listeners.listen(window, 'pagehide', reports.flush);
  listeners.listen(window, 'pageshow', ({ persisted }: PageTransitionEvent) => {
    if (persisted) reports.resume();
  });
  if (!frame.top) return;
  runtime.onMessage.addListener((message, _sender, respond) => {
    if ((message as Partial<IdentifyDocument> | null)?.type !== 'who-are-you') return;
    respond({ startedAt: frame.startedAt, url: document.URL });
  });
}
