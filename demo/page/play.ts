import type { Fault, PageOutcome, Places } from '../fault';
import { urlOf } from '../faults';
import { playFrame } from './play-frame';
import type { PlayRequest } from './play-request';
import { playSocket } from './play-socket';
import { playStream } from './play-stream';
import { playServiceWorker, playSharedWorker, playWorker } from './play-worker';

/** Milliseconds for a fault that is not slow: browsers wait 2 s for a server that should end TCP. */
const PATIENCE = 30_000;

/** Plays a fault; resolves when it is over as far as the page can tell, and never hangs. */
export function play(fault: Fault, places: Places): Promise<PageOutcome> {
  const { play } = fault;
  const request: PlayRequest = {
    url: urlOf(fault, places),
    protocols: play.connect.protocols,
    steps: 'steps' in play ? play.steps : [],
    patience: fault.slow === undefined ? PATIENCE : fault.slow * 1000,
    leaveFor: play.in === 'frame' && play.frame === 'navigates' ? '/gone.html' : null,
  };
  switch (play.in) {
    case 'page':
      return playSocket(() => new WebSocket(request.url, request.protocols), request.steps, request.patience);
    case 'frame':
      return playFrame(play.frame, request, places);
    case 'worker':
      return playWorker(request);
    case 'shared-worker':
      return playSharedWorker(request);
    case 'service-worker':
      return playServiceWorker(request);
    case 'stream':
      return playStream(request);
  }
}
