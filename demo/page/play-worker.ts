import type { PageOutcome } from '../fault';
import { isPageOutcome, type PlayRequest } from './play-request';
import { gaveUpOutcome } from './play-socket';

const SCRIPT = '/worker.js';

/** Plays an errand in a dedicated worker, which is ended when it has told. */
export async function playWorker(request: PlayRequest): Promise<PageOutcome> {
  const worker = new Worker(SCRIPT);
  const reported = await ask(request, (port) => worker.postMessage(request, [port]));
  worker.terminate();
  return reported;
}

export async function playSharedWorker(request: PlayRequest): Promise<PageOutcome> {
  if (!('SharedWorker' in globalThis)) return { ...gaveUpOutcome(), how: 'not-supported' };
  const { port: worker } = new SharedWorker(SCRIPT);
  const reported = await ask(request, (port) => worker.postMessage(request, [port]));
  worker.close();
  return reported;
}

/** Plays an errand in a service worker, which is unregistered when it has told. */
export async function playServiceWorker(request: PlayRequest): Promise<PageOutcome> {
  if (!('serviceWorker' in navigator)) return { ...gaveUpOutcome(), how: 'not-supported' };
  const registration = await navigator.serviceWorker.register(SCRIPT, { scope: '/service-worker/' });
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  if (worker === null) return gaveUpOutcome();
  await activated(worker);
  const reported = await ask(request, (port) => worker.postMessage(request, [port]));
  await registration.unregister();
  return reported;
}

function activated(worker: ServiceWorker): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (worker.state !== 'activated' && worker.state !== 'redundant') return;
      worker.removeEventListener('statechange', look);
      resolve();
    };
    worker.addEventListener('statechange', look);
    look();
  });
}

function ask(request: PlayRequest, send: (port: MessagePort) => void): Promise<PageOutcome> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.addEventListener('message', ({ data }: MessageEvent<unknown>) =>
      resolve(isPageOutcome(data) ? data : gaveUpOutcome()),
    );
    port1.start();
    setTimeout(resolve, request.patience + 10_000, gaveUpOutcome());
    send(port2);
  });
}
