import type { Fix } from './fix';

/** What a page can do, with any server. */
export const PAGE_FIXES = [
  {
    id: 'page-backoff',
    product: 'Page',
    title: 'Reconnect with a random, growing wait',
    language: 'javascript',
    text: `const FINAL = new Set([1002, 1003, 1007, 1008, 1009, 1010]);
let failures = 0;

function connect() {
  const socket = new WebSocket('wss://chat.example/live');
  let lasted;
  socket.addEventListener('open', () => {
    lasted = setTimeout(() => (failures = 0), 10_000);
  });
  socket.addEventListener('close', ({ code }) => {
    clearTimeout(lasted);
    if (FINAL.has(code)) return;
    const longest = Math.min(60_000, 5_000 * 2 ** failures++);
    setTimeout(connect, Math.random() * longest);
  });
}`,
    note: "The first wait is 0 to 5 s, as the RFC asks for; a connection counts as a success only once it has lasted. Add the codes that your application's protocol calls final.",
    version: 'every browser',
    source: 'RFC 6455 §7.2.3',
  },
  {
    id: 'page-lifecycle',
    product: 'Page',
    title: 'Leave and come back with the back-forward cache',
    language: 'javascript',
    text: `addEventListener('pagehide', () => socket.close(1000, 'page hidden'));
addEventListener('pageshow', (event) => {
  if (event.persisted) connect();
});`,
    version: 'every browser',
    source: 'https://web.dev/articles/bfcache#close_open_connections_before_the_user_navigates_away',
  },
  {
    id: 'page-awake',
    product: 'Page',
    title: 'Reconnect when the network or the page is back',
    language: 'javascript',
    text: `function reconnectSoon() {
  if (socket.readyState === WebSocket.CLOSED) setTimeout(connect, Math.random() * 5_000);
}
addEventListener('online', reconnectSoon);
document.addEventListener('resume', reconnectSoon);
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') reconnectSoon();
});`,
    version: 'every browser; resume in Chromium',
    source: 'WHATWG HTML Standard: online; WICG Page Lifecycle',
  },
  {
    id: 'page-effect',
    product: 'React',
    title: 'Do not close what has not opened yet',
    language: 'javascript',
    text: `useEffect(() => {
  const socket = new WebSocket(url);
  return () => {
    if (socket.readyState === WebSocket.CONNECTING) socket.addEventListener('open', () => socket.close());
    else socket.close();
  };
}, [url]);`,
    note: 'In development StrictMode runs each effect twice on purpose.',
    version: 'React 18 and later',
    source: 'https://react.dev/reference/react/StrictMode',
  },
  {
    id: 'page-queue',
    product: 'Page',
    title: 'Keep messages until the connection is open',
    language: 'javascript',
    text: `const waiting = [];
function send(message) {
  if (socket.readyState === WebSocket.OPEN) socket.send(message);
  else waiting.push(message);
}
socket.addEventListener('open', () => {
  for (const message of waiting.splice(0)) socket.send(message);
});`,
    version: 'every browser',
    source: 'WHATWG WebSockets Standard: send(data)',
  },
  {
    id: 'page-heartbeat',
    product: 'Page',
    title: 'Give up on the server with a code of your own',
    language: 'javascript',
    text: `let heard = performance.now();
socket.addEventListener('message', () => (heard = performance.now()));
const timer = setInterval(() => {
  if (performance.now() - heard > 75_000) socket.close(4000, 'nothing heard for 75 s');
  else socket.send('ping');
}, 25_000);
socket.addEventListener('close', () => clearInterval(timer));`,
    note: 'More than a minute of patience, since background tabs get their timers once a minute.',
    version: 'every browser',
    source: 'github:phoenixframework/phoenix#3161; https://developer.chrome.com/blog/timer-throttling-in-chrome-88',
  },
  {
    id: 'page-close',
    product: 'Page',
    title: 'Close with what a page may use',
    language: 'javascript',
    text: "socket.close(4000, 'leaving the room');",
    note: 'The code is 1000 or 3000 to 4999; the reason has at most 123 bytes of UTF-8.',
    version: 'every browser',
    source: 'WHATWG WebSockets Standard: close(code, reason)',
  },
  {
    id: 'page-scheme',
    product: 'Page',
    title: "Take scheme and host from the page's own",
    language: 'javascript',
    text: `const url = new URL('/live', location.href);
url.protocol = url.protocol.replace('http', 'ws');
const socket = new WebSocket(url);`,
    version: 'every browser',
    source: 'WHATWG URL Standard; W3C Mixed Content',
  },
] as const satisfies readonly Fix[];
