import { createServer as createProxy } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import type { CDPSession, Page } from 'playwright';
import { type Demo, startDemo } from '../demo/server';
import type { LogEntry } from '../lib/model/entry';
import { launchChromium } from '../scripts/chromium';
import { devtoolsOf, inspectedTab, showPanel } from '../scripts/devtools';
import { readJournal } from '../scripts/journal';
import { EXTENSION, expect } from './fixtures';

/** A browser in circumstances of its own, on a page that the demo serves. */
export interface ScenarioBrowser {
  page: Page;
  demo: Demo;
  /** Talks to the browser about the page. */
  cdp: CDPSession;
  /** Makes a socket in the page; resolves when it opened or ended. */
  connect(url: string): Promise<void>;
  entries(): Promise<LogEntry[]>;
  close(): Promise<void>;
}

/**
 * - `chat.proxied.test` goes through a proxy that refuses every tunnel
 * - the demo's own port counts as a public address, so that other ports of this machine are its local network
 */
export async function openScenarioBrowser(executable: string): Promise<ScenarioBrowser> {
  const demo = await startDemo();
  const proxy = createProxy().on('connect', (_, socket) => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n'));
  const proxyPort = await listen(proxy);
  const rules = `function FindProxyForURL(url, host) {
    return host === 'chat.proxied.test' ? 'PROXY 127.0.0.1:${proxyPort}' : 'DIRECT';
  }`;
  const { context, close } = await launchChromium({
    executable,
    extension: EXTENSION,
    headless: true,
    trustedKeys: [demo.certificate.spki],
    args: [
      `--proxy-pac-url=data:application/x-ns-proxy-autoconfig,${encodeURIComponent(rules)}`,
      `--ip-address-space-overrides=127.0.0.1:${demo.port}=public`,
    ],
  });
  const page = await context.newPage();
  const panel = await showPanel(await devtoolsOf(page));
  const tabId = await inspectedTab(panel);
  const cdp = await context.newCDPSession(page);
  return {
    page,
    demo,
    cdp,
    connect: (url) =>
      page.evaluate(
        (url) =>
          new Promise((resolve) => {
            const socket = new WebSocket(url);
            socket.onopen = socket.onclose = () => resolve();
          }),
        url,
      ),
    entries: () => readJournal(panel, tabId),
    async close() {
      await close();
      await demo.close();
      proxy.close();
    },
  };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  if (typeof address !== 'object' || !address) throw new Error('A TCP server has a port');
  return address.port;
}

/** The entry of the socket whose URL has this part, once it is recorded with what the Network log knows. */
export async function entryWith(scenario: ScenarioBrowser, part: string): Promise<LogEntry> {
  let found: LogEntry | undefined;
  const look = async (): Promise<boolean> => {
    found = (await scenario.entries()).find(({ record }) => record.url?.includes(part));
    return found !== undefined && found.evidence !== null;
  };
  await expect.poll(look, { message: `a record of ${part}`, timeout: 60_000 }).toBe(true);
  if (!found) throw new Error(`no record of ${part}`);
  return found;
}
