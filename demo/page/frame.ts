import { isPlayRequest } from './play-request';
import { playSocket } from './play-socket';

/** Runs in a frame: plays the errand that stands on its script's element or in its URL, and tells the parent. */
const text = document.currentScript?.dataset.errand ?? new URLSearchParams(location.search).get('errand');
const request: unknown = text === null ? null : JSON.parse(text);

if (isPlayRequest(request)) {
  const { url, protocols, steps, patience, leaveFor } = request;
  const make = () => new WebSocket(url, protocols);
  if (leaveFor === null) {
    playSocket(make, steps, patience).then((reported) => parent.postMessage(reported, '*'));
  } else {
    make().addEventListener('open', () => location.assign(leaveFor));
  }
}
