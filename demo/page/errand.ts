import type { Step, Told } from '../fault';

/** What the page asks a frame or a worker to play. */
export interface Errand {
  url: string;
  protocols: string[];
  steps: Step[];
  patience: number;
  /** Where to go once the steps are done. */
  leaveFor: string | null;
}

export function isErrand(value: unknown): value is Errand {
  return typeof value === 'object' && value !== null && 'url' in value && 'steps' in value && 'patience' in value;
}

export function isTold(value: unknown): value is Told {
  return typeof value === 'object' && value !== null && 'how' in value && 'threw' in value;
}
