import { createServer as createProxy } from 'node:http';
import { createSecureServer, type Http2Server } from 'node:http2';
import type { AddressInfo, Server } from 'node:net';
import type { CDPSession, Page } from 'playwright';
import { type Demo, startDemo } from '../demo/server';
import { selfSigned } from '../demo/server/certificate';
import type { LogEntry } from '../lib/record/entry';
import { launchChromium } from '../scripts/chromium';
import { devtoolsOf, inspectedTab, showPanel } from '../scripts/devtools';
import { readJournal } from '../scripts/journal';
import { EXTENSION, expect } from './fixtures';

/** A browser in circumstances of its own, on a page that the demo serves. */
export interface Stage {
  page: Page;
  demo: Demo;
  /** Talks to the browser about the page. */
  cdp: CDPSession;
  /** `wss://localhost:PORT` of a server that speaks HTTP/2 alone, and does not do WebSocket over it. */
  http2: string;
  /** Makes a socket in the page; resolves when it opened or ended. */
  connect(url: string): Promise<void>;
  entries(): Promise<LogEntry[]>;
  close(): Promise<void>;
}

/**
 * - `chat.proxied.test` goes through a proxy that refuses every tunnel
 * - the demo's own port counts as a public address, so that other ports of this machine are its local network
 * - pages may enter the back-forward cache, which Playwright turns off
 */
export async function setStage(executable: string): Promise<Stage> {
  const demo = await startDemo();
  const proxy = createProxy().on('connect', (_, socket) => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n'));
  const { key, cert, spki } = selfSigned();
  const http2 = createSecureServer({ key, cert, settings: { enableConnectProtocol: true } });
  http2.on('stream', (stream, headers) => {
    // The browser may hang up on what it was refused.
    stream.on('error', () => {});
    if (headers[':method'] === 'CONNECT') stream.close(HTTP_1_1_REQUIRED);
    else {
      stream.respond({ ':status': 200, 'content-type': 'text/html' });
      stream.end('<!doctype html><title>HTTP/2</title>');
    }
  });
  const [proxyPort, http2Port] = await Promise.all([listen(proxy), listen(http2)]);
  const rules = `function FindProxyForURL(url, host) {
    return host === 'chat.proxied.test' ? 'PROXY 127.0.0.1:${proxyPort}' : 'DIRECT';
  }`;
  const { context, close } = await launchChromium({
    executable,
    extension: EXTENSION,
    headless: true,
    trustedKeys: [demo.certificate.spki, spki],
    args: [
      `--proxy-pac-url=data:application/x-ns-proxy-autoconfig,${encodeURIComponent(rules)}`,
      `--ip-address-space-overrides=127.0.0.1:${demo.port}=public`,
    ],
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
  const page = await context.newPage();
  const panel = await showPanel(await devtoolsOf(page));
  const tabId = await inspectedTab(panel);
  const cdp = await context.newCDPSession(page);
  return {
    page,
    demo,
    cdp,
    http2: `wss://localhost:${http2Port}`,
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
      http2.close();
    },
  };
}

/** RFC 9113 §7. */
const HTTP_1_1_REQUIRED = 0xd;

async function listen(server: Server | Http2Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  if (typeof address !== 'object' || !address) throw new Error('A TCP server has a port');
  return address.port;
}

/** The entry of the socket whose URL has this part, once it is recorded, and with what the Network log knows if wanted. */
export async function entryWith(stage: Stage, part: string, needsEvidence: boolean): Promise<LogEntry> {
  let found: LogEntry | undefined;
  const look = async (): Promise<boolean> => {
    found = (await stage.entries()).find(({ record }) => record.url?.includes(part));
    return found !== undefined && (!needsEvidence || found.evidence !== null);
  };
  await expect.poll(look, { message: `a record of ${part}`, timeout: 30_000 }).toBe(true);
  if (!found) throw new Error(`no record of ${part}`);
  return found;
}
