import type { FrameKind, Places, Told } from '../fault';
import { type Errand, isTold } from './errand';
import { nothingYet, playSocket } from './play-socket';

/** Milliseconds that a frame gets to load and to tell, beyond what its socket takes. */
const LOADING = 10_000;

/** Plays an errand in a frame of this kind. The frame is taken away when it has told. */
export async function playFrame(kind: FrameKind, errand: Errand, places: Places): Promise<Told> {
  const frame = document.createElement('iframe');
  frame.title = 'A frame that plays a fault';
  frame.hidden = true;
  try {
    if (kind === 'synchronous') return await playAtOnce(frame, errand);
    const answer = waitForAnswer(frame, errand.patience + LOADING);
    fillFrame(frame, kind, errand, places);
    document.body.append(frame);
    if (kind === 'about-blank') frame.contentDocument?.head.append(scriptIn(frame.contentDocument, errand));
    return await answer;
  } finally {
    frame.remove();
  }
}

async function playAtOnce(frame: HTMLIFrameElement, errand: Errand): Promise<Told> {
  document.body.append(frame);
  const view = frame.contentWindow;
  if (view === null || !('WebSocket' in view) || typeof view.WebSocket !== 'function') return nothingYet();
  const Socket = view.WebSocket;
  const make = () => {
    const socket: unknown = Reflect.construct(Socket, [errand.url, errand.protocols]);
    if (isSocket(socket)) return socket;
    throw new TypeError('No WebSocket');
  };
  return await playSocket(make, errand.steps, errand.patience);
}

/** Of whichever realm. */
function isSocket(value: unknown): value is WebSocket {
  return Object.prototype.toString.call(value) === '[object WebSocket]';
}

function fillFrame(frame: HTMLIFrameElement, kind: FrameKind, errand: Errand, places: Places): void {
  const query = `?errand=${encodeURIComponent(JSON.stringify(errand))}`;
  switch (kind) {
    case 'srcdoc':
      frame.srcdoc = documentText(errand);
      return;
    case 'data':
      frame.src = `data:text/html;charset=utf-8,${encodeURIComponent(documentText(errand))}`;
      return;
    case 'blob':
      frame.src = URL.createObjectURL(new Blob([documentText(errand)], { type: 'text/html' }));
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

function scriptIn(owner: Document, errand: Errand): HTMLScriptElement {
  const script = owner.createElement('script');
  script.src = new URL('/frame.js', location.href).href;
  script.dataset.errand = JSON.stringify(errand);
  return script;
}

function documentText(errand: Errand): string {
  return `<!doctype html><meta charset="utf-8">${scriptIn(document, errand).outerHTML}`;
}

function waitForAnswer(frame: HTMLIFrameElement, patience: number): Promise<Told> {
  return new Promise((resolve) => {
    const finish = (told: Told) => {
      removeEventListener('message', listen);
      clearTimeout(timer);
      resolve(told);
    };
    const listen = ({ source, data }: MessageEvent<unknown>) => {
      if (source !== frame.contentWindow) return;
      if (data === 'gone') finish({ ...nothingYet(), how: 'navigated', opened: true });
      else if (isTold(data)) finish(data);
    };
    const timer = setTimeout(finish, patience, nothingYet());
    addEventListener('message', listen);
  });
}
