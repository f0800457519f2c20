import type { Page } from 'playwright';
import { showView } from './devtools';

/** What of the front end's own modules is used here. */
interface Workspace {
  FileManager: { FileManager: { instance(): FileManager }; Events: { APPENDED_TO_URL: string } };
}

interface FileManager {
  save(url: string, content: { text: string }): Promise<object>;
  append(url: string, text: string): void;
  close(url: string): void;
  dispatchEventToListeners(event: string, url: string): void;
}

/**
 * Exports the log of the real Network panel by its own button, and returns the HAR file that it wrote. Where the front
 * end hands the file to the browser, which would ask the user for a place, it is taken instead.
 */
export async function exportNetworkHar(devtools: Page): Promise<string> {
  await showView(devtools, 'network');
  const files = await devtools.evaluateHandle(async () => {
    const path = './models/workspace/workspace.js';
    const { FileManager }: Workspace = await import(path);
    const manager = FileManager.FileManager.instance();
    let written = '';
    const whole = new Promise<string>((resolve) => {
      manager.close = () => resolve(written);
    });
    manager.save = async (_url, { text }) => {
      written += text;
      return {};
    };
    manager.append = (url, text) => {
      written += text;
      manager.dispatchEventToListeners(FileManager.Events.APPENDED_TO_URL, url);
    };
    return { whole };
  });
  await devtools.getByRole('button', { name: /^Export HAR/ }).click();
  return files.evaluate(({ whole }) => whole);
}
