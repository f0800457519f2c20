import type { EpochMs } from '../record/record';

/** What became of a request. */
export type Outcome =
  /** `rejected`: log records that the receiver refused though it took the request ("partial success"). */
  | { kind: 'accepted'; rejected: number; words: string }
  | { kind: 'retry'; problem: Problem; afterMs: number | null }
  /** It must not be sent again. */
  | { kind: 'refused'; problem: Problem };

/** Why events could not be delivered. `words` are the receiver's own, at most {@link WORDS} characters. */
export type Problem =
  | { kind: 'status'; status: number; words: string }
  /** No answer: nobody there, no network, a certificate, or a receiver that does not let us (CORS). */
  | { kind: 'unreachable' }
  | { kind: 'timeout' }
  /** The endpoint points elsewhere; events go where they were told to go, and nowhere else. */
  | { kind: 'redirect' }
  | { kind: 'rejected'; count: number; words: string };

export type ToldProblem = Problem & { at: EpochMs };

export const WORDS = 300;
