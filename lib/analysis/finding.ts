import type { CallFrame } from '../model/entry';
import type { Case } from './case';
import type { CauseId } from './causes/all';
import type { Role } from './causes/cause';
import type { HeadPart } from './request-head';

/**
 * How sure a finding is.
 *
 * - `certain`: the browser said so itself, or it was done before our eyes
 * - `likely`: what was observed points to it, and to nothing else as much
 * - `possible`: it would explain what was observed
 */
export type Level = 'certain' | 'likely' | 'possible';

/** A cause that fits an end, with what speaks for it and against it. */
export interface Finding {
  /** For title, explanation and change see `findCause`. */
  cause: CauseId;
  level: Level;
  role: Role;
  support: readonly Observation[];
  contradiction: readonly Observation[];
}

/** What would tell more, where the cause is not certain. Ids of `diagnosis.next.*` in the locales. */
export type NextStep =
  | 'reload-with-devtools'
  | 'other-extensions-off'
  | 'more-ends'
  | 'server-log'
  | 'log-in-worker'
  | 'count-messages'
  | 'another-network'
  | 'keep-tab-visible'
  | 'reason-from-server'
  | 'ask-for-code';

/**
 * Something observed that speaks for a cause or against it. Kept as numbers and names, so that words can be made of it
 * in any language ({@link factText}). All times in milliseconds.
 */
export type Observation =
  // The end itself.
  | { fact: 'failure'; text: string }
  | { fact: 'status'; status: number }
  | { fact: 'exception'; name: string; text: string }
  | { fact: 'policy'; directive: string; policy: string }
  | { fact: 'close-frame'; code: number; reason: string }
  | { fact: 'told'; code: number }
  | { fact: 'no-close-frame' }
  | { fact: 'never-opened'; ms: number }
  | { fact: 'error-without-close' }
  | { fact: 'error-event' }
  | { fact: 'meaning'; code: number; name: string; dictionary: string; meaning: string }
  // The connection.
  | { fact: 'response-header'; name: string; value: string }
  | { fact: 'host'; host: string; product: string }
  | { fact: 'origin'; origin: string; host: string }
  | { fact: 'same-origin'; origin: string }
  | { fact: 'insecure-url'; url: string; page: string }
  | { fact: 'asked-for-ws' }
  /** The whole request head, and its largest part. */
  | { fact: 'request-head'; bytes: number; part: HeadPart; partBytes: number }
  | { fact: 'loopback'; host: string; page: string }
  /** `0.0.0.0` or `[::]` stands where a host should. */
  | { fact: 'any-address'; host: string }
  | { fact: 'bare-name'; host: string }
  /** Sent over HTTP/2 or HTTP/3 (RFC 8441, RFC 9220). */
  | { fact: 'extended-connect' }
  | { fact: 'same-path-under-https' }
  | { fact: 'double-slash'; path: string }
  | { fact: 'path'; path: string }
  | { fact: 'private-address'; host: string; page: string }
  | { fact: 'protocols'; asked: readonly string[]; got: string }
  | { fact: 'extensions'; extensions: string }
  | { fact: 'misuse'; method: 'close' | 'send'; name: string; text: string }
  | { fact: 'bad-token'; token: string }
  | { fact: 'bad-port'; port: number }
  | { fact: 'improper'; error: string }
  // Times and traffic.
  /** Nothing for so long before the end: either way, from the page, or from the server. */
  | { fact: 'silence'; ms: number; since: Direction }
  /** Nothing was sent either way in the whole of its life. */
  | { fact: 'quiet'; ms: number }
  | { fact: 'age'; ms: number }
  | { fact: 'busy'; ms: number }
  /** Other ends of this host with the same number; `independent` counts those that did not end together. */
  | { fact: 'cluster'; of: Dimension; ms: number; others: number; independent: number }
  /** Sockets of this host that got past the number without being cut. */
  | { fact: 'outlived'; of: Dimension; ms: number; count: number }
  | { fact: 'also-fits'; of: Dimension; ms: number }
  /** The products that end connections after this time unless told otherwise. */
  | { fact: 'default'; ms: number; products: readonly { product: string; setting: string }[] }
  | { fact: 'browser-limit'; ms: number }
  | { fact: 'large-message'; bytes: number; ms: number }
  | { fact: 'nothing-sent' }
  | { fact: 'largest-sent'; bytes: number }
  | { fact: 'limit-named'; bytes: number }
  | { fact: 'usual-gap'; ms: number }
  | { fact: 'unsent'; bytes: number }
  // The page.
  | {
      fact: 'page-close';
      code: number | null;
      reason: string | null;
      state: 'connecting' | 'open';
      site: CallFrame | null;
    }
  | { fact: 'telling-name'; name: string }
  | { fact: 'unanswered'; ms: number }
  | { fact: 'closing-took'; ms: number }
  | { fact: 'document-left'; persisted: boolean }
  | { fact: 'next-document'; ms: number }
  | { fact: 'hidden'; ms: number }
  | { fact: 'hid'; ms: number }
  | { fact: 'frozen'; ms: number }
  | { fact: 'offline'; ms: number }
  | { fact: 'offline-at-end' }
  | { fact: 'cached'; ms: number }
  | { fact: 'clock-jump'; ms: number }
  // Neighbours.
  | { fact: 'burst'; count: number; ms: number }
  | { fact: 'other-hosts'; count: number; ms: number }
  | { fact: 'newer-socket'; ms: number }
  | { fact: 'twin'; ms: number }
  /** The same URL was given to the constructor again, which took it. */
  | { fact: 'taken-again'; ms: number }
  | { fact: 'opened-before'; count: number }
  | { fact: 'opened-after'; count: number }
  | { fact: 'short-lives'; count: number; ms: number; said: boolean }
  | { fact: 'took-turns'; count: number; ms: number }
  | { fact: 'restarted'; code: number | null; ms: number }
  | { fact: 'paths'; count: number }
  | { fact: 'sockets-alive'; count: number }
  // Series.
  | { fact: 'attempts'; count: number; ms: number }
  | { fact: 'delays'; shape: DelayShape; count: number; shortest: number; longest: number }
  | { fact: 'retried'; ms: number }
  | { fact: 'url-changed' };

/** Since the last message of either side, of the page (`sent`), of the server (`received`). */
export type Direction = 'either' | 'sent' | 'received';

export type Dimension = 'silence' | 'age';

/**
 * How the waits between attempts go.
 *
 * - `none`: no wait to speak of
 * - `fixed`: the same each time
 * - `linear`, `exponential`: growing by the same amount, by the same factor
 * - `jittered`: random, without growing
 * - `unknown`: too few, or no shape to be seen
 */
export type DelayShape = 'none' | 'fixed' | 'linear' | 'exponential' | 'jittered' | 'unknown';

/** What a predicate claims of a case: that its cause fits, how sure that is, and by what. */
export interface Claim {
  level: Level;
  /** Orders claims of the same level: 0 by default, more for what explains more exactly. */
  weight?: number;
  support: Observation[];
  contradiction?: Observation[];
}

/** `null`: the cause does not fit. Pure; looks at nothing but the case. */
export type Predicate = (end: Case) => Claim | null;
