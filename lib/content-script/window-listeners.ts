export interface WindowListeners {
  /** Listens, capturing, until `stop`. */
  listen<Heard extends Event>(target: EventTarget, type: string, handle: (event: Heard) => void): void;
  /** Puts the window's `pagehide` listeners back, where `document.open()` took them away. */
  restorePagehide(): void;
  stop(): void;
}

/**
 * Keeps listeners on a window and its document. `document.open()` removes all of them, also those of a content script
 * (HTML, "document open steps", 10 and 11): widgets and ads write their frames that way. A MutationObserver on the document
 * survives, hears that its children changed, and puts the listeners back. To add one that is still there does nothing.
 *
 * @param rewritten runs when the document's children were taken away
 */
export function keepWindowListeners(document: Node, rewritten: () => void): WindowListeners {
  const listeners: [target: EventTarget, type: string, handle: (event: Event) => void][] = [];
  const restore = (only?: string): void => {
    for (const [target, type, handle] of listeners) {
      if (!only || type === only) target.addEventListener(type, handle, true);
    }
  };
  const observer = new MutationObserver((changes) => {
    restore();
    if (changes.some(({ removedNodes }) => removedNodes.length)) rewritten();
  });
  observer.observe(document, { childList: true });
  return {
    listen(target, type, handle) {
      listeners.push([target, type, handle as (event: Event) => void]);
      target.addEventListener(type, handle as (event: Event) => void, true);
    },
    restorePagehide: () => restore('pagehide'),
    stop() {
      observer.disconnect();
      for (const [target, type, handle] of listeners.splice(0)) target.removeEventListener(type, handle, true);
    },
  };
}
