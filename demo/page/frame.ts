import { isErrand } from './errand';
import { playSocket } from './play-socket';

/** Runs in a frame: plays the errand that stands on its script's element or in its URL, and tells the parent. */
const text = document.currentScript?.dataset.errand ?? new URLSearchParams(location.search).get('errand');
const errand: unknown = text === null ? null : JSON.parse(text);

if (isErrand(errand)) {
  const { url, protocols, steps, patience, leaveFor } = errand;
  const make = () => new WebSocket(url, protocols);
  if (leaveFor === null) {
    playSocket(make, steps, patience).then((told) => parent.postMessage(told, '*'));
  } else {
    make().addEventListener('open', () => location.assign(leaveFor));
  }
}
