import type { Told } from '../fault';
import { type Errand, isTold } from './errand';
import { nothingYet } from './play-socket';

const SCRIPT = '/worker.js';

/** Plays an errand in a dedicated worker, which is ended when it has told. */
export async function playWorker(errand: Errand): Promise<Told> {
  const worker = new Worker(SCRIPT);
  const told = await ask(errand, (port) => worker.postMessage(errand, [port]));
  worker.terminate();
  return told;
}

export async function playSharedWorker(errand: Errand): Promise<Told> {
  if (!('SharedWorker' in globalThis)) return { ...nothingYet(), how: 'not-supported' };
  const { port: worker } = new SharedWorker(SCRIPT);
  const told = await ask(errand, (port) => worker.postMessage(errand, [port]));
  worker.close();
  return told;
}

/** Plays an errand in a service worker, which is unregistered when it has told. */
export async function playServiceWorker(errand: Errand): Promise<Told> {
  if (!('serviceWorker' in navigator)) return { ...nothingYet(), how: 'not-supported' };
  const registration = await navigator.serviceWorker.register(SCRIPT, { scope: '/service-worker/' });
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  if (worker === null) return nothingYet();
  await activated(worker);
  const told = await ask(errand, (port) => worker.postMessage(errand, [port]));
  await registration.unregister();
  return told;
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

function ask(errand: Errand, send: (port: MessagePort) => void): Promise<Told> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.addEventListener('message', ({ data }: MessageEvent<unknown>) => resolve(isTold(data) ? data : nothingYet()));
    port1.start();
    setTimeout(resolve, errand.patience + 10_000, nothingYet());
    send(port2);
  });
}
