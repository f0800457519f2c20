import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

export type Facts = Record<string, string>;

declare global {
  interface Window {
    probe(urls: { echo: string; refuse: string }): Promise<Facts>;
    heard: string[];
  }
}

const PROBE = readFileSync(join(import.meta.dirname, 'probe.js'), 'utf8');

/** Served for real: a page that a test fulfils has no address, and may not connect to a local one. */
const PAGES: Record<string, string> = {
  '/page': `<!doctype html><script>${PROBE}</script>`,
  '/iframe': '<!doctype html><iframe src="/page"></iframe>',
  '/sandbox': '<!doctype html><iframe src="/page" sandbox="allow-scripts"></iframe>',
};

/** What a page is made to print when all is done, so that whoever listens knows that nothing more comes. */
export const LAST_LINE = 'the last line';

/** Where the probe is put: what to call it, and the page that has it in its last frame. */
export const PLACES = [
  ['a page', '/page'],
  ['an iframe', '/iframe'],
  ['a sandboxed frame', '/sandbox'],
] as const;

const server = createServer(({ url = '' }, response) => {
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end(PAGES[url]);
});

/** Serves the pages with the probe; resolves with their origin. */
export async function startProbeServer(): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  return `http://localhost:${port}`;
}

export const stopProbeServer = (): void => void server.close();
