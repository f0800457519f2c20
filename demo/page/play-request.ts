import type { PageOutcome, Step } from '../fault';

/** What the page asks a frame or a worker to play. */
export interface PlayRequest {
  url: string;
  protocols: string[];
  steps: Step[];
  patience: number;
  /** Where to go once the steps are done. */
  leaveFor: string | null;
}

export function isPlayRequest(value: unknown): value is PlayRequest {
  return typeof value === 'object' && value !== null && 'url' in value && 'steps' in value && 'patience' in value;
}

export function isPageOutcome(value: unknown): value is PageOutcome {
  return typeof value === 'object' && value !== null && 'how' in value && 'threw' in value;
}
