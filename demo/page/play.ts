import type { Fault, Places, Told } from '../fault';
import { urlOf } from '../faults';
import type { Errand } from './errand';
import { playFrame } from './play-frame';
import { playSocket } from './play-socket';
import { playStream } from './play-stream';
import { playServiceWorker, playSharedWorker, playWorker } from './play-worker';

/** Milliseconds for a fault that is not slow: browsers wait 2 s for a server that should end TCP. */
const PATIENCE = 30_000;

/** Plays a fault; resolves when it is over as far as the page can tell, and never hangs. */
export function play(fault: Fault, places: Places): Promise<Told> {
  const { play } = fault;
  const errand: Errand = {
    url: urlOf(fault, places),
    protocols: play.connect.protocols,
    steps: 'steps' in play ? play.steps : [],
    patience: fault.slow === undefined ? PATIENCE : fault.slow * 1000,
    leaveFor: play.in === 'frame' && play.frame === 'navigates' ? '/gone.html' : null,
  };
  switch (play.in) {
    case 'page':
      return playSocket(() => new WebSocket(errand.url, errand.protocols), errand.steps, errand.patience);
    case 'frame':
      return playFrame(play.frame, errand, places);
    case 'worker':
      return playWorker(errand);
    case 'shared-worker':
      return playSharedWorker(errand);
    case 'service-worker':
      return playServiceWorker(errand);
    case 'stream':
      return playStream(errand);
  }
}
