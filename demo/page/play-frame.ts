import type { FrameKind, PageOutcome, Places } from '../fault';
import { isPageOutcome, type PlayRequest } from './play-request';
import { gaveUpOutcome, playSocket } from './play-socket';

/** Milliseconds that a frame gets to load and to tell, beyond what its socket takes. */
const LOADING = 10_000;

/** Plays an errand in a frame of this kind. The frame is taken away when it has told. */
export async function playFrame(kind: FrameKind, request: PlayRequest, places: Places): Promise<PageOutcome> {
  const frame = document.createElement('iframe');
  frame.title = 'A frame that plays a fault';
  frame.hidden = true;
  try {
    if (kind === 'synchronous') return await playAtOnce(frame, request);
    const answer = waitForAnswer(frame, request.patience + LOADING);
    fillFrame(frame, kind, request, places);
    document.body.append(frame);
    if (kind === 'about-blank') frame.contentDocument?.head.append(scriptIn(frame.contentDocument, request));
    return await answer;
  } finally {
    frame.remove();
  }
}

async function playAtOnce(frame: HTMLIFrameElement, request: PlayRequest): Promise<PageOutcome> {
  document.body.append(frame);
  const view = frame.contentWindow;
  if (view === null || !('WebSocket' in view) || typeof view.WebSocket !== 'function') return gaveUpOutcome();
  const Socket = view.WebSocket;
  const make = () => {
    const socket: unknown = Reflect.construct(Socket, [request.url, request.protocols]);
    if (isSocket(socket)) return socket;
    throw new TypeError('No WebSocket');
  };
  return await playSocket(make, request.steps, request.patience);
}

/** Of whichever realm. */
function isSocket(value: unknown): value is WebSocket {
  return Object.prototype.toString.call(value) === '[object WebSocket]';
}

function fillFrame(frame: HTMLIFrameElement, kind: FrameKind, request: PlayRequest, places: Places): void {
  const query = `?errand=${encodeURIComponent(JSON.stringify(request))}`;
  switch (kind) {
    case 'srcdoc':
      frame.srcdoc = documentText(request);
      return;
    case 'data':
      frame.src = `data:text/html;charset=utf-8,${encodeURIComponent(documentText(request))}`;
      return;
    case 'blob':
      frame.src = URL.createObjectURL(new Blob([documentText(request)], { type: 'text/html' }));
      return;
    case 'sandbox':
      frame.setAttribute('sandbox', 'allow-scripts');
      frame.src = `/frame.html${query}`;
      return;
    case 'cross-origin':
      frame.src = `${places.otherOrigin}/frame.html${query}`;
      return;
    case 'https':
      frame.src = `${places.secure}/frame.html${query}`;
      return;
    case 'csp':
      frame.src = `/csp.html${query}`;
      return;
    case 'navigates':
      frame.src = `/frame.html${query}`;
      return;
    case 'about-blank':
    case 'synchronous':
      return;
  }
}

function scriptIn(owner: Document, request: PlayRequest): HTMLScriptElement {
  const script = owner.createElement('script');
  script.src = new URL('/frame.js', location.href).href;
  script.dataset.errand = JSON.stringify(request);
  return script;
}

function documentText(request: PlayRequest): string {
  return `<!doctype html><meta charset="utf-8">${scriptIn(document, request).outerHTML}`;
}

function waitForAnswer(frame: HTMLIFrameElement, patience: number): Promise<PageOutcome> {
  return new Promise((resolve) => {
    const finish = (reported: PageOutcome) => {
      removeEventListener('message', listen);
      clearTimeout(timer);
      resolve(reported);
    };
    const listen = ({ source, data }: MessageEvent<unknown>) => {
      if (source !== frame.contentWindow) return;
      if (data === 'gone') finish({ ...gaveUpOutcome(), how: 'navigated', opened: true });
      else if (isPageOutcome(data)) finish(data);
    };
    const timer = setTimeout(finish, patience, gaveUpOutcome());
    addEventListener('message', listen);
  });
}
