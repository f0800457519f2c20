import type { Phase } from '../data/phase';
import type { ClosedBy } from '../lib/analysis/closed-by';
import type { Outcome } from '../lib/model/record';
import type { Behaviour } from './behaviour';

/**
 * One way for a WebSocket to end: what the server does, how the page plays it, and what must be recorded of it.
 *
 * Each fault makes exactly one socket (one call of a constructor), whose URL contains {@link Fault.id} as its last
 * path segment, so that a test can find its record.
 */
export interface Fault {
  /** A slug: lower case letters, digits, hyphens. */
  id: string;
  title: string;
  group: Group;
  /** One sentence: what really happens. */
  story: string;
  /** What the server does when the socket of this fault arrives; `null`: the socket never gets there. */
  server: Behaviour | null;
  play: Play;
  /** In Chromium. */
  expected: Expected;
  /** Where Firefox differs; `null`: Firefox cannot play it. See {@link expectedIn}. */
  firefox?: Partial<Expected> | null;
  /** Seconds until the browser gives up. Played only when asked for: not part of 'Play all'. */
  slow?: number;
  /** The browser must have been told to trust the demo's own certificate (see `Demo.certificate`). */
  needs?: 'trusted-certificate';
}

export const GROUPS = [
  'The server closes',
  'Codes that a server must not send',
  'The connection breaks',
  'The handshake is refused',
  'The handshake is broken',
  'Broken frames',
  'The page closes',
  'The page makes a mistake',
  'Forbidden by the browser',
  'Frames',
  'Workers and streams',
  'Slow',
] as const;

export type Group = (typeof GROUPS)[number];

/** How the page makes the socket, and what it does with it. The page always waits for the end by itself. */
export type Play =
  /** In the page itself. */
  | { in: 'page'; connect: Connect; steps: Step[] }
  /** In a frame of its own, which is taken away afterwards. */
  | { in: 'frame'; frame: FrameKind; connect: Connect; steps: Step[] }
  /** In a worker: no content script gets there. */
  | { in: 'worker' | 'service-worker' | 'shared-worker'; connect: Connect; steps: Step[] }
  /** `new WebSocketStream(url)` in the page. */
  | { in: 'stream'; connect: Connect };

export interface Connect {
  /** What is passed to the constructor, with {@link Places} in braces: `{server}/fault/close-1000`. */
  url: string;
  protocols: string[];
}

export type FrameKind =
  | 'srcdoc'
  | 'about-blank'
  | 'data'
  /** `sandbox="allow-scripts"`: an opaque origin. */
  | 'sandbox'
  | 'blob'
  /** A fresh frame whose `contentWindow.WebSocket` is used in the very task that appended it. */
  | 'synchronous'
  /** 127.0.0.1 within localhost. */
  | 'cross-origin'
  /** Served with `Content-Security-Policy: connect-src 'none'`. */
  | 'csp'
  /** Served over https. */
  | 'https'
  /** Goes to another document once its socket is open. */
  | 'navigates';

/** A step that throws does not end the play: the page notes the error and goes on, as it would with a `catch`. */
export type Step =
  | { do: 'wait-open' }
  | { do: 'wait-close' }
  /** What follows is done in the task of the first message, as in an `onmessage` handler. */
  | { do: 'wait-message' }
  | { do: 'wait'; milliseconds: number }
  | { do: 'send'; bytes: number }
  | { do: 'close'; args: [] | [code: number] | [code: number, reason: string] };

/** What the extension must have recorded. `null`: there is none, or it is not to be checked. */
export interface Expected {
  /** `nothing`: no row at all, since neither the hook nor the browser's network log sees that socket. */
  outcome: Outcome['kind'] | 'nothing';
  code: number | null;
  reason: string | null;
  wasClean: boolean | null;
  closedBy: ClosedBy | null;
  /** Whether the `open` event came. */
  opened: boolean;
  /** What the browser's network log must hold; `null`: not to be checked (nothing reached the network, say). */
  evidence: ExpectedEvidence | null;
}

/** A field that is left out is not to be checked; `null`: there must be none. */
export interface ExpectedEvidence {
  phase?: Phase | null;
  status?: number | null;
  /** The browser's sentence: all of it, or a pattern. */
  failure?: string | RegExp | null;
}

/** Where a demo that runs can be reached, by the names used in {@link Connect.url}. */
export interface Places {
  /** `ws://localhost:PORT` */
  server: string;
  /** `wss://localhost:PORT` of the plain server, which speaks no TLS. */
  tlsToPlain: string;
  /** `wss://localhost:PORT` of a server whose certificate nobody vouches for. */
  untrusted: string;
  /** `wss://localhost:PORT` of a server with the trusted certificate that asks browsers for one as well. */
  clientCertificate: string;
  /** `ws://localhost:PORT` where nobody listens. */
  nobody: string;
  /** `http://127.0.0.1:PORT`: the same server, another origin. */
  otherOrigin: string;
  /** `https://localhost:PORT` with the certificate that a test may have its browser trust. */
  secure: string;
}

/** What page script itself was told: all that a page without Hangup ever learns. */
export interface PageOutcome {
  /** How it ended, as far as the page can tell. */
  how: 'closed' | 'threw' | 'error-without-close' | 'navigated' | 'gave-up' | 'not-supported';
  opened: boolean;
  errorEvent: boolean;
  code: number | null;
  reason: string | null;
  wasClean: boolean | null;
  /** Errors thrown at the page, oldest first, as `Name: message`. */
  threw: string[];
}
