import { isMap } from './read';

/** Options → background: send what waits, whatever it waits for. Answered when that was done, or could not be. */
export interface SendNow {
  type: 'fleet-send-now';
}

export function isSendNow(message: unknown): message is SendNow {
  return isMap(message) && message.type === 'fleet-send-now';
}
