import type { Page } from 'puppeteer-core';
import { ADD_ON } from '../../scripts/firefox';

type State = 'starting' | 'running' | 'suspending' | 'stopped';

/** What only a privileged page has, as far as it is used here: what is behind "Terminate background script". */
interface Privileged {
  Services: { tm: { dispatchToMainThread(event: () => void): void } };
  WebExtensionPolicy: {
    getByID(id: string): {
      extension: {
        backgroundState: State;
        once(event: 'shutdown-background-script', listener: () => void): void;
        terminateBackground(options: { ignoreDevToolsAttached: boolean }): Promise<void>;
      };
    };
  };
}

/**
 * Stops the extension's event page for real, as the browser does after 30 idle seconds, and returns once it was
 * stopped, with what became of it since: whatever is on its way to it may have started it again.
 *
 * @param privileged a page of the browser's own
 */
export function stopEventPage(privileged: Page): Promise<State> {
  return privileged.evaluate(async (id) => {
    const { Services, WebExtensionPolicy } = globalThis as typeof globalThis & Privileged;
    const { extension } = WebExtensionPolicy.getByID(id);
    let wasStopped = false;
    extension.once('shutdown-background-script', () => {
      wasStopped = true;
    });
    while (!wasStopped && extension.backgroundState !== 'stopped') {
      // Lets it be, once, where a listener of its has not answered yet.
      await extension.terminateBackground({ ignoreDevToolsAttached: true });
      // A timer of a page in the background takes a second.
      await new Promise<void>((resolve) => Services.tm.dispatchToMainThread(resolve));
    }
    return extension.backgroundState;
  }, ADD_ON);
}
