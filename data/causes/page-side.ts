import type { Cause } from './cause';
import { BACKOFF, BLINK_CHANNEL, WHATWG } from './sources';

/** The page, its tab or its machine. */
export const PAGE_SIDE = [
  {
    id: 'page-closed',
    title: 'This page closed it',
    explanation: 'The page called close() itself, and the other end answered.',
    change: 'Nothing, if it was meant; else look at the call site.',
    where: 'nowhere',
    role: 'ordinary',
    sources: [`${WHATWG}: close(code, reason)`],
  },
  {
    id: 'closed-while-connecting',
    title: 'This page closed it before it was open',
    explanation:
      'The page called close() while CONNECTING, as an effect that runs twice or a time-out of its own does.',
    change:
      'If it was not meant: let the cleanup of an effect wait for open before it closes, or keep the socket outside of the component.',
    where: 'page',
    role: 'fault',
    sources: [BLINK_CHANNEL, 'measured: Chromium 156, Firefox 153'],
  },
  {
    id: 'navigation',
    title: 'The page went away',
    explanation: 'The document was left or closed, which ends its sockets; the server is sent 1001.',
    change: 'Nothing: this is how it should be.',
    where: 'nowhere',
    role: 'ordinary',
    sources: ['measured: Chromium 156, Firefox 153', `${WHATWG}: "make disappear"`],
  },
  {
    id: 'back-forward-cache',
    title: 'The page went into the back-forward cache',
    explanation: 'A page that is kept for the Back button keeps no sockets: the browser ends them.',
    change: 'Close in pagehide, and connect again in pageshow when event.persisted is true.',
    where: 'page',
    role: 'fault',
    sources: ['github:whatwg/html#12085', 'chromium third_party/blink/renderer/modules/websockets/dom_websocket.cc'],
  },
  {
    id: 'page-frozen',
    title: 'The browser had frozen the page',
    explanation: 'A frozen page runs no script and answers nothing, so its heartbeats stop and the other end gives up.',
    change: 'Expect it in background tabs: connect again on resume or when the page is visible.',
    where: 'page',
    role: 'fault',
    sources: ['WICG Page Lifecycle', 'github:stomp-js/stompjs#335'],
  },
  {
    id: 'background-throttling',
    title: 'Background timers were slowed down',
    explanation:
      'A page that is hidden for more than 5 minutes gets its timers once a minute, too seldom for most heartbeats.',
    change:
      'Send heartbeats from a worker, let the server ping (the browser answers by itself), or allow more than a minute.',
    where: 'page',
    role: 'fault',
    sources: ['github:stomp-js/stompjs#335', 'https://developer.chrome.com/blog/timer-throttling-in-chrome-88'],
  },
  {
    id: 'offline',
    title: 'The browser was offline',
    explanation: 'The network was gone when the connection ended.',
    change: 'Connect again on the online event, with a random delay.',
    where: 'page',
    role: 'fault',
    sources: ['github:rstudio/shiny#2771', 'WHATWG HTML Standard: navigator.onLine'],
  },
  {
    id: 'sleep',
    title: 'The computer slept',
    explanation:
      "The clock jumped while the page's own clock stood still, so the machine slept and the other end gave up.",
    change: 'Connect again after waking, with a random delay, and fetch what was missed.',
    where: 'page',
    role: 'fault',
    sources: ['github:rstudio/shiny#2771', 'W3C High Resolution Time Level 3 (the clock may stop in sleep)'],
  },
  {
    id: 'network-lost',
    title: 'All connections were lost at once',
    explanation:
      'Sockets to several hosts were cut in the same moment, so the cause is this side: network, VPN, sleep or browser.',
    change: 'Nothing on the server: reconnect with a random delay once the network is back.',
    where: 'network',
    role: 'fault',
    sources: ['github:rstudio/shiny#2771'],
  },
] as const satisfies readonly Cause[];

/** What was seen of the way a page connects again. */
export const RECONNECTS = [
  {
    id: 'reconnect-storm',
    title: 'The page connects again and again',
    explanation: 'Attempts follow each other so fast that they are a load of their own and cannot succeed sooner.',
    change: 'Wait a random 0 to 5 s before the first attempt, and double the wait after each failure up to a limit.',
    where: 'page',
    role: 'remark',
    sources: ['github:MetaMask/core#6861', BACKOFF],
  },
  {
    id: 'no-backoff',
    title: 'The wait between attempts does not grow',
    explanation: 'The page waits the same time after each failure, so a server in trouble gets no relief.',
    change: 'Double the wait after each failure up to a limit, and make it random.',
    where: 'page',
    role: 'remark',
    sources: [BACKOFF, 'github:MetaMask/core#6861'],
  },
  {
    id: 'no-jitter',
    title: 'The wait between attempts is not random',
    explanation: 'All clients that lost the server together would come back together.',
    change: 'Multiply each wait with a random number between 0.5 and 1, or draw it from 0 to the limit.',
    where: 'page',
    role: 'remark',
    sources: [BACKOFF],
  },
  {
    id: 'retried-in-vain',
    title: 'Tried again after an answer that is final',
    explanation:
      'The server had refused in a way that the same attempt cannot change, and the page tried again all the same.',
    change:
      'Stop retrying after this code or status until something was changed: a new login, another message, another URL.',
    where: 'page',
    role: 'remark',
    sources: ['github:enisdenjo/graphql-ws src/client.ts (fatal close codes)', 'RFC 6455 §7.4.1'],
  },
  {
    id: 'gave-up',
    title: 'The page stopped trying',
    explanation: 'After this attempt the page made no other, though it stayed.',
    change: 'Keep trying with a wait of a minute or more, or tell the user and offer a button.',
    where: 'page',
    role: 'remark',
    sources: [BACKOFF],
  },
] as const satisfies readonly Cause[];
