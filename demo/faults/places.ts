import type { Expected, Fault, FrameKind, Play } from '../fault';
import { handshakeFailed, inPage, serverClosed, threw, toServer } from './expectations';

export const FORBIDDEN_CONNECTIONS: Fault[] = [
  {
    id: 'csp',
    title: 'Content Security Policy',
    group: 'Forbidden by the browser',
    story: "A document whose policy is connect-src 'none' tries to connect.",
    server: { does: 'echo' },
    play: { in: 'frame', frame: 'csp', connect: toServer('csp'), steps: [] },
    expected: { ...threw(), outcome: 'blocked' },
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
    expected: threw(),
    needs: 'trusted-certificate',
  },
  {
    id: 'unsafe-port',
    title: 'A port that browsers do not connect to',
    group: 'Forbidden by the browser',
    story: "Port 6667 is IRC's, and browsers keep away from it.",
    server: null,
    play: inPage({ url: 'ws://localhost:6667/fault/unsafe-port', protocols: [] }),
    expected: handshakeFailed('browser', {
      phase: 'blocked',
      status: null,
      failure: 'Error in connection establishment: net::ERR_UNSAFE_PORT',
    }),
    // No request is made of it that an extension could observe.
    firefox: { evidence: null },
  },
];

const FRAME_KINDS: readonly (readonly [kind: FrameKind, title: string, story: string])[] = [
  ['srcdoc', 'srcdoc frame', 'A frame whose document stands in its srcdoc attribute'],
  ['about-blank', 'about:blank frame', 'A frame with no document of its own'],
  ['data', 'data: frame', 'A frame whose document is a data: URL'],
  ['sandbox', 'Sandboxed frame', 'A frame with an opaque origin'],
  ['blob', 'blob: frame', 'A frame whose document is a blob'],
  ['synchronous', 'Fresh frame', 'A frame used in the very task that made it'],
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
      expected: serverClosed(code, frame),
    };
  }),
  {
    id: 'frame-navigates',
    title: 'Gone to another page',
    group: 'Frames',
    story: 'A frame goes to another document while its socket is open; the server gets 1001, the page nothing.',
    server: { does: 'echo' },
    play: { in: 'frame', frame: 'navigates', connect: toServer('frame-navigates'), steps: [{ do: 'wait-open' }] },
    expected: {
      outcome: 'page-went-away',
      code: null,
      reason: null,
      wasClean: null,
      closedBy: 'navigation',
      opened: true,
      evidence: null,
    },
    // There the leaving document still gets its `close`, before `pagehide`: just as if the server had sent 1001.
    firefox: { outcome: 'closed', code: 1001, reason: '', wasClean: true, closedBy: null },
  },
];

/** The socket of a worker: the browser's network log alone knows of it. */
function unseen(evidence: Expected['evidence'], opened: boolean): Expected {
  return { outcome: 'unseen', code: null, reason: null, wasClean: null, closedBy: null, opened, evidence };
}

function inWorker(
  kind: Extract<Play['in'], 'worker' | 'service-worker' | 'shared-worker'>,
  title: string,
  story: string,
  rest: Pick<Fault, 'server' | 'expected' | 'firefox'> & { id?: string },
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
    expected: unseen({ status: 101, failure: null }, true),
  }),
  inWorker('worker', 'Refused in a worker', 'A dedicated worker connects, and the server answers 403.', {
    id: 'worker-refused',
    server: { does: 'answer', status: 403, headers: {} },
    expected: unseen(
      {
        phase: 'http-answer',
        status: 403,
        failure: 'Error during WebSocket handshake: Unexpected response code: 403',
      },
      false,
    ),
  }),
  inWorker('service-worker', 'Service worker', 'A service worker connects, and the server closes with 4202.', {
    server: { does: 'close', code: 4202, reason: 'service worker', after: 20 },
    expected: unseen({ status: 101, failure: null }, true),
    // Its requests are of no tab there.
    firefox: { outcome: 'nothing', evidence: null },
  }),
  inWorker(
    'shared-worker',
    'Shared worker',
    "A shared worker connects, and the server closes with 4203. Not even Chromium's network log shows it.",
    {
      server: { does: 'close', code: 4203, reason: 'shared worker', after: 20 },
      expected: { ...unseen(null, true), outcome: 'nothing' },
    },
  ),
  {
    id: 'stream-close',
    title: 'WebSocketStream',
    group: 'Workers and streams',
    story: 'A WebSocketStream connects, and the server closes with 4204.',
    server: { does: 'close', code: 4204, reason: 'stream', after: 20 },
    play: { in: 'stream', connect: toServer('stream-close') },
    expected: serverClosed(4204, 'stream'),
    firefox: null,
  },
  {
    id: 'stream-refused',
    title: 'Refused WebSocketStream',
    group: 'Workers and streams',
    story: 'A WebSocketStream connects, and the server answers 503.',
    server: { does: 'answer', status: 503, headers: {} },
    play: { in: 'stream', connect: toServer('stream-refused') },
    expected: handshakeFailed('server', {
      phase: 'http-answer',
      status: 503,
      failure: 'Error during WebSocket handshake: Unexpected response code: 503',
    }),
    firefox: null,
  },
];
