import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { WebSocketServer } from 'ws';

/**
 * Pages and sockets of the benchmark, in a process of its own: `process.send` tells the port. `/echo` answers what it
 * is sent, `/sink` says so when it has `count` messages, `/source` sends `count` messages when told to.
 */
const script = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8');
const FRAMES = 50;
const PAGES: Record<string, string> = {
  '/native': `<script>{${script('page.js')}}</script>`,
  '/listener': `<script>{${script('listener.js')}}</script><script>{${script('page.js')}}</script>`,
  '/wrapper': `<script>{${script('wrapper.js')}}</script><script>{${script('page.js')}}</script>`,
  '/frame': '<title>frame</title>',
  '/frames': '<iframe src="/frame"></iframe>'.repeat(FRAMES),
};

const server = createServer(({ url = '' }, response) => {
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  // Without these the clock of the page is coarse.
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
  response.end(`<!doctype html><meta charset="utf-8">${PAGES[url] ?? ''}`);
});

const sockets = new WebSocketServer({ server, perMessageDeflate: false });
sockets.on('connection', (socket, { url = '/' }) => {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  const count = Number(searchParams.get('count'));
  let received = 0;
  socket.on('message', (data, isBinary) => {
    received++;
    if (pathname === '/echo') socket.send(data, { binary: isBinary });
    if (pathname === '/sink' && received === count) socket.send('all');
    if (pathname === '/source') {
      const message = 'x'.repeat(Number(searchParams.get('size')));
      for (let index = 0; index < count; index++) socket.send(message);
    }
  });
});

// On every loopback address: each arm of the comparison is a site of its own.
server.listen(0, '0.0.0.0', () => process.send?.((server.address() as AddressInfo).port));
process.once('disconnect', () => process.exit());
