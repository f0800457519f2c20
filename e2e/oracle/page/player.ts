import {
  CROSSING,
  type Life,
  type PageClose,
  type PageStep,
  type Places,
  type SendKind,
  type SocketScript,
  socketUrl,
  textOf,
} from '../life';
import type { PageEvent, PageLine } from '../told';

export type Say = (line: PageLine) => void;
type View = Window & typeof globalThis;

/** By this window's clock, which goes on where a frame's ends with it. */
export const now = (): number => performance.timeOrigin + performance.now();

/**
 * Plays the sockets of a life with the constructors of `view`, from now on.
 *
 * @returns ends the play: what is still to come is not done
 */
export function playLife(view: View, life: Life, places: Places, say: Say): () => void {
  const playing = new AbortController();
  for (const [index, script] of life.sockets.entries()) {
    const tell = (event: PageEvent) => say({ life: life.seed, socket: index, at: now(), ...event });
    const url = socketUrl(places, life, index);
    at(script.madeAt, playing.signal, () => playSocket(view, script, url, tell, playing.signal));
  }
  return () => playing.abort();
}

function at(milliseconds: number, signal: AbortSignal, act: () => void): void {
  if (milliseconds === 0) act();
  else setTimeout(() => signal.aborted || act(), milliseconds);
}

function playSocket(
  view: View,
  script: SocketScript,
  url: string,
  tell: (event: PageEvent) => void,
  signal: AbortSignal,
): void {
  tell({ what: 'made' });
  let socket: WebSocket;
  try {
    socket = make(view, script, url);
  } catch (error) {
    tell({ what: 'threw', name: nameOf(error) });
    return;
  }
  tell({ what: 'constructed' });
  socket.binaryType = script.binaryType;
  const follow = (since: 'made' | 'open') => {
    for (const step of script.page) {
      if (step.since === since && step.do !== 'at-crossing') {
        // Not in the same task, even where no time is to pass.
        at(Math.max(1, step.at), signal, () => doStep(socket, step, tell));
      }
    }
  };
  const crossing = script.page.find((step) => step.do === 'at-crossing');
  socket.addEventListener('open', () => {
    tell({ what: 'open' });
    follow('open');
  });
  socket.addEventListener('message', ({ data }: MessageEvent<string | Blob | ArrayBuffer>) => {
    const size = typeof data === 'string' ? data.length : 'size' in data ? data.size : data.byteLength;
    tell({ what: 'message', text: typeof data === 'string', size });
    if (data === CROSSING && crossing && !signal.aborted) close(socket, crossing.close, tell);
  });
  socket.addEventListener('error', () => tell({ what: 'error' }));
  socket.addEventListener('close', ({ code, reason, wasClean }) => tell({ what: 'close', code, reason, wasClean }));
  follow('made');
}

function make({ WebSocket }: View, { maker }: SocketScript, url: string): WebSocket {
  switch (maker) {
    case 'plain':
      return new WebSocket(url);
    case 'subclass':
      return new (class Own extends WebSocket {})(url);
    case 'reflect':
      return Reflect.construct(WebSocket, [url], WebSocket);
  }
}

function doStep(socket: WebSocket, step: PageStep, tell: (event: PageEvent) => void): void {
  const { readyState } = socket;
  if (readyState === socket.CLOSED) return;
  if (step.do === 'close') close(socket, step, tell);
  else if (step.do === 'misuse') close(socket, { ...step, do: 'close', reason: null, via: 'own', sendsAfter: 0 }, tell);
  else if (step.do === 'send' && readyState !== socket.CONNECTING) send(socket, step.kind, step.size, step.via, tell);
}

function close(socket: WebSocket, script: PageClose, tell: (event: PageEvent) => void): void {
  const { code, reason, via, sendsAfter } = script;
  const { readyState: state } = socket;
  let threw: string | null = null;
  try {
    const method = via === 'own' ? socket.close : borrowed().close;
    // As many arguments as a page would give.
    if (code === null) method.call(socket);
    else if (reason === null) method.call(socket, code);
    else method.call(socket, code, reason);
  } catch (error) {
    threw = nameOf(error);
  }
  tell({ what: 'close()', state, code, reason, via, threw });
  for (let count = 0; count < sendsAfter; count++) {
    if (state === socket.OPEN) send(socket, count % 2 ? 'utf-8' : 'view', 10 + count, via, tell);
  }
}

function send(
  socket: WebSocket,
  kind: SendKind,
  size: number,
  via: 'own' | 'borrowed',
  tell: (event: PageEvent) => void,
): void {
  const { readyState: state } = socket;
  const { data, bytes } = dataOf(kind, size);
  let threw: string | null = null;
  try {
    if (via === 'own') socket.send(data);
    else borrowed().send.call(socket, data);
  } catch (error) {
    threw = nameOf(error);
  }
  tell({ what: 'send', state, bytes, buffered: socket.bufferedAmount, threw });
}

function dataOf(
  kind: SendKind,
  size: number,
): { data: string | Blob | ArrayBuffer | Uint8Array<ArrayBuffer>; bytes: number } {
  switch (kind) {
    case 'arraybuffer':
      return { data: new ArrayBuffer(size), bytes: size };
    case 'view':
      // Of a part of its buffer.
      return { data: new Uint8Array(new ArrayBuffer(size + 8), 4, size), bytes: size };
    case 'blob':
      return { data: new Blob([new Uint8Array(size)]), bytes: size };
    default: {
      const data = textOf(kind, size);
      return { data, bytes: new TextEncoder().encode(data).length };
    }
  }
}

let spare: HTMLIFrameElement | null = null;

/** Of a window of its own that is there for nothing else. */
function borrowed(): WebSocket {
  if (!spare?.isConnected) {
    spare = document.createElement('iframe');
    document.documentElement.append(spare);
  }
  try {
    const { contentWindow } = spare;
    if (contentWindow) return (contentWindow as View).WebSocket.prototype;
  } catch {
    // A sandbox does not let a frame reach into its own.
  }
  return WebSocket.prototype;
}

/** Of an error of any window's. */
const nameOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : 'other';
