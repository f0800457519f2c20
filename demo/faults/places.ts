import type { Expected, Fault, FrameKind, Play } from '../fault';
import { answered, handshakeFailed, inPage, serverClosed, threw, toServer } from './expectations';

export const FORBIDDEN_CONNECTIONS: Fault[] = [
  {
    id: 'csp',
    title: 'Content Security Policy',
    group: 'Forbidden by the browser',
    story: "A document whose policy is connect-src 'none' tries to connect.",
    server: { does: 'echo' },
    play: { in: 'frame', frame: 'csp', connect: toServer('csp'), steps: [] },
    cause: 'content-security-policy',
    expected: { ...threw('blocked by CSP connect-src'), outcome: 'blocked' },
    firefox: { outcome: 'constructor-threw' },
  },
  {
    id: 'mixed-content',
    title: 'Mixed content',
    group: 'Forbidden by the browser',
    story: 'An https: document asks for ws:, and the constructor throws SecurityError.',
    server: null,
    play: {
      in: 'frame',
      frame: 'https',
      connect: { url: 'ws://chat.example/fault/mixed-content', protocols: [] },
      steps: [],
    },
    cause: 'mixed-content',
    expected: threw('mixed content', {
      name: 'SecurityError',
      message:
        "Failed to construct 'WebSocket': An insecure WebSocket connection may not be initiated from a page loaded over HTTPS.",
    }),
    needs: 'trusted-certificate',
  },
  {
    id: 'unsafe-port',
    title: 'Port that browsers do not connect to',
    group: 'Forbidden by the browser',
    story: 'Browsers refuse port 6667, which IRC uses.',
    server: null,
    play: inPage({ url: 'ws://localhost:6667/fault/unsafe-port', protocols: [] }),
    cause: 'unsafe-port',
    expected: handshakeFailed('browser', 'port blocked by the browser', {
      phase: 'blocked',
      status: null,
      failure: 'Error in connection establishment: net::ERR_UNSAFE_PORT',
    }),
    // Firefox makes no request that an extension can observe.
    firefox: { evidence: null },
  },
];

const FRAME_KINDS: readonly (readonly [kind: FrameKind, title: string, story: string])[] = [
  ['srcdoc', 'srcdoc frame', 'A frame with its document in the srcdoc attribute'],
  ['about-blank', 'about:blank frame', 'A frame with no document of its own'],
  ['data', 'data: frame', 'A frame whose document is a data: URL'],
  ['sandbox', 'Sandboxed frame', 'A frame with an opaque origin'],
  ['blob', 'blob: frame', 'A frame whose document is a blob'],
  ['synchronous', 'New frame', 'A frame used in the same task that made it'],
  ['cross-origin', 'Frame of another origin', 'A frame from 127.0.0.1 in a page from localhost'],
];

export const FRAMES: Fault[] = [
  ...FRAME_KINDS.map(([frame, title, story], index): Fault => {
    const id = `frame-${frame}`;
    const code = 4100 + index;
    return {
      id,
      title,
      group: 'Frames',
      story: `${story}; the server closes with ${code}.`,
      server: { does: 'close', code, reason: frame, after: 20 },
      play: { in: 'frame', frame, connect: toServer(id), steps: [] },
      cause: 'application-code',
      expected: serverClosed(code, frame, ['Private use', 'private', 'none']),
    };
  }),
  {
    id: 'frame-navigates',
    title: 'Navigation',
    group: 'Frames',
    story: 'A frame navigates to another document while its socket is open; the server gets 1001, the page no event.',
    server: { does: 'echo' },
    play: { in: 'frame', frame: 'navigates', connect: toServer('frame-navigates'), steps: [{ do: 'wait-open' }] },
    cause: 'navigation',
    expected: {
      outcome: 'page-went-away',
      code: null,
      reason: null,
      wasClean: null,
      closedBy: 'navigation',
      opened: true,
      evidence: null,
      row: { code: '–', name: 'Page went away', category: 'normal', http: 'none' },
    },
    // In Firefox the document still gets a `close` event before `pagehide`, as if the server had sent 1001.
    firefox: {
      outcome: 'closed',
      code: 1001,
      reason: '',
      wasClean: true,
      row: { code: '1001', name: 'Going Away', category: 'normal', http: '~ 503' },
    },
  },
];

/** A socket of a worker that opened: only the browser's network log has it. */
const OPENED_IN_WORKER: Expected = {
  outcome: 'unseen',
  code: null,
  reason: null,
  wasClean: null,
  closedBy: 'unknown',
  opened: true,
  evidence: { status: 101, failure: null },
  row: { code: '–', name: "Worker's socket", category: 'failed', http: 'none' },
};

function inWorker(
  kind: Extract<Play['in'], 'worker' | 'service-worker' | 'shared-worker'>,
  title: string,
  story: string,
  rest: Pick<Fault, 'server' | 'cause' | 'expected' | 'firefox'> & { id?: string },
): Fault {
  const { id = kind, ...others } = rest;
  return {
    id,
    title,
    group: 'Workers and streams',
    story,
    play: { in: kind, connect: toServer(id), steps: [] },
    ...others,
  };
}

export const WORKERS: Fault[] = [
  inWorker('worker', 'Worker', 'A dedicated worker connects, and the server closes with 4201.', {
    server: { does: 'close', code: 4201, reason: 'worker', after: 20 },
    cause: null,
    expected: OPENED_IN_WORKER,
  }),
  inWorker('worker', 'Refused in a worker', 'A dedicated worker connects, and the server answers 403.', {
    id: 'worker-refused',
    server: { does: 'answer', status: 403, headers: {} },
    cause: 'origin-rejected',
    expected: {
      ...answered(403, 'Forbidden', 'Error during WebSocket handshake: Unexpected response code: 403'),
      outcome: 'unseen',
      code: null,
      reason: null,
      wasClean: null,
    },
  }),
  inWorker('service-worker', 'Service worker', 'A service worker connects, and the server closes with 4202.', {
    server: { does: 'close', code: 4202, reason: 'service worker', after: 20 },
    cause: null,
    expected: OPENED_IN_WORKER,
    // In Firefox its requests belong to no tab.
    firefox: { outcome: 'nothing', closedBy: null, evidence: null, row: null },
  }),
  inWorker(
    'shared-worker',
    'Shared worker',
    "A shared worker connects, and the server closes with 4203. Chromium's network log does not show it either.",
    {
      server: { does: 'close', code: 4203, reason: 'shared worker', after: 20 },
      cause: null,
      expected: { ...OPENED_IN_WORKER, outcome: 'nothing', closedBy: null, evidence: null, row: null },
    },
  ),
  {
    id: 'stream-close',
    title: 'WebSocketStream',
    group: 'Workers and streams',
    story: 'A WebSocketStream connects, and the server closes with 4204.',
    server: { does: 'close', code: 4204, reason: 'stream', after: 20 },
    play: { in: 'stream', connect: toServer('stream-close') },
    cause: 'application-code',
    expected: serverClosed(4204, 'stream', ['Private use', 'private', 'none']),
    firefox: null,
  },
  {
    id: 'stream-refused',
    title: 'Refused WebSocketStream',
    group: 'Workers and streams',
    story: 'A WebSocketStream connects, and the server answers 503.',
    server: { does: 'answer', status: 503, headers: {} },
    play: { in: 'stream', connect: toServer('stream-refused') },
    cause: 'upstream-down',
    expected: answered(503, 'Service Unavailable', 'Error during WebSocket handshake: Unexpected response code: 503'),
    firefox: null,
  },
];
