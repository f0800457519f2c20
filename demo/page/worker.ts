import { isPlayRequest } from './play-request';
import { playSocket } from './play-socket';

/** Runs in a dedicated, a shared, or a service worker: plays the errand it is sent, and answers by the port. */
function take(event: Event): void {
  // A service worker's message event is of another class than the others'.
  if (!('data' in event) || !isPlayRequest(event.data) || !('ports' in event) || !Array.isArray(event.ports)) return;
  const { url, protocols, steps, patience } = event.data;
  const [port] = event.ports;
  if (!(port instanceof MessagePort)) return;
  playSocket(() => new WebSocket(url, protocols), steps, patience).then((reported) => port.postMessage(reported));
}

addEventListener('message', take);
addEventListener('connect', (event: Event) => {
  if (!(event instanceof MessageEvent)) return;
  const [port] = event.ports;
  port?.addEventListener('message', take);
  port?.start();
});
