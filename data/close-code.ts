/** Shapes of the facts in this folder. Every fact names its source; wording is ours unless a field says verbatim. */

/**
 * How well an HTTP status and a close code say the same.
 *
 * - `exact`: the registry, the RFC or the status's own definition says so
 * - `close`: the same idea, with a difference that seldom matters
 * - `loose`: somebody maps it so; it can mislead, and the note says how
 * - `none`: no status says this
 */
export type Exactness = 'exact' | 'close' | 'loose' | 'none';

export interface HttpEquivalent {
  status: number;
  /** Reason phrase, RFC 9110's wording where it has the status. */
  text: string;
  exactness: Exactness;
  source: string;
  note?: string;
}

/**
 * Who may put a code in a Close frame.
 *
 * - `server`, `client`: either endpoint's program, by RFC 6455
 * - `page`: script in a browser, through `close(code)`
 * - `browser`: the browser of its own accord
 */
export type Sender = 'server' | 'client' | 'page' | 'browser';

export interface Reconnect {
  /**
   * `yes`: as soon as a first random delay allows. `wait`: only after a longer pause. `no`: the same attempt would
   * fail again. `depends`: on what {@link how} says.
   */
  advised: 'yes' | 'wait' | 'no' | 'depends';
  how: string;
  source: string;
}

export interface CloseCodeFact {
  code: number;
  /** As the IANA registry has it, `---Reserved----` apart. */
  name: string;
  /** Names by which others know it. */
  aliases: readonly string[];
  /** One plain sentence. */
  meaning: string;
  whatToDo: string;
  sendableBy: readonly Sender[];
  /** Never on the wire: the receiving side's own software makes it up. */
  synthesised: boolean;
  http: readonly HttpEquivalent[];
  reconnect: Reconnect;
  note?: string;
  /** Where name and meaning come from. */
  source: string;
  /** Where the rest comes from. */
  furtherSources?: readonly string[];
}

export interface CodeRange {
  /** Inclusive; `null`: the rest of all numbers, which no Close frame can carry. */
  from: number | null;
  to: number | null;
  name: string;
  meaning: string;
  /** How a code of it is registered. */
  policy: string;
  source: string;
}
