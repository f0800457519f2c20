import type { Phase } from '../data/phase';
import type { CauseId } from '../lib/analysis/causes/all';
import type { ClosedBy } from '../lib/analysis/classify';
import type { InvalidCall, Outcome } from '../lib/model/record';
import type { Behaviour } from './behaviour';

/**
 * One way for a WebSocket to close or fail: what the server does, what the page does, what the extension must record
 * and show, and the cause it must find. The demo page and the tests read all of it from here.
 *
 * Each fault makes exactly one socket (one constructor call). The last path segment of its URL is {@link Fault.id}, so
 * that a test can find its record.
 */
export interface Fault {
  /** A slug: lower case letters, digits, hyphens. */
  id: string;
  title: string;
  group: Group;
  /** One sentence: what really happens. */
  story: string;
  /** What the server does with the connection; `null`: the connection never reaches it. */
  server: Behaviour | null;
  play: Play;
  /** Cause that the diagnosis must put first in Chromium; `null`: none can be known from outside a worker. */
  cause: CauseId | null;
  /** Record and row in Chromium. */
  expected: Expected;
  /** Differences in Firefox; `null`: Firefox cannot play it. See {@link expectedIn}. */
  firefox?: Partial<Expected> | null;
  /** Seconds until the browser gives up. Not part of 'Play all'. */
  slow?: number;
  /** The browser must trust the demo's own certificate (see `Demo.certificate`). */
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

/** How the page makes the socket, and what it does with it. Afterwards the page waits for the socket to close. */
export type Play =
  /** In the page itself. */
  | { in: 'page'; connect: Connect; steps: Step[] }
  /** In a frame of its own, which is removed afterwards. */
  | { in: 'frame'; frame: FrameKind; connect: Connect; steps: Step[] }
  /** In a worker, where no content script runs. */
  | { in: 'worker' | 'service-worker' | 'shared-worker'; connect: Connect; steps: Step[] }
  /** `new WebSocketStream(url)` in the page. */
  | { in: 'stream'; connect: Connect };

export interface Connect {
  /** Passed to the constructor, after names in braces are replaced by {@link Places}: `{server}/fault/close-1000`. */
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
  /** A new frame whose `contentWindow.WebSocket` is used in the same task that appended it. */
  | 'synchronous'
  /** 127.0.0.1 within localhost. */
  | 'cross-origin'
  /** Served with `Content-Security-Policy: connect-src 'none'`. */
  | 'csp'
  /** Served over https. */
  | 'https'
  /** Navigates to another document once its socket is open. */
  | 'navigates';

/** A step that throws does not stop the play: the page notes the error and continues, as it would with a `catch`. */
export type Step =
  | { do: 'wait-open' }
  | { do: 'wait-close' }
  /** The steps after it run in the task of the first message, as in an `onmessage` handler. */
  | { do: 'wait-message' }
  | { do: 'wait'; milliseconds: number }
  | { do: 'send'; bytes: number }
  | { do: 'close'; args: [] | [code: number] | [code: number, reason: string] };

/** What the extension must record and show. `null`: there is none, or it is not checked. */
export interface Expected {
  /** `nothing`: no row at all, since neither the page script nor the browser's network log sees that socket. */
  outcome: Outcome['kind'] | 'nothing';
  code: number | null;
  reason: string | null;
  wasClean: boolean | null;
  closedBy: ClosedBy | null;
  /** Whether the `open` event fired. */
  opened: boolean;
  /** What the browser's network log must hold; `null`: not checked (nothing reached the network, for example). */
  evidence: ExpectedEvidence | null;
  /** Cells of its row in the panel, written out; `null` for `nothing`. See {@link rowOf} for the others. */
  row: { code: string; name: string; category: string; http: string } | null;
  /** Exception of a constructor that threw. Its message is checked in unit tests only. */
  exception?: { name: string; message: string };
  /** Call that threw on a socket that exists. */
  invalidCall?: Pick<InvalidCall, 'method' | 'name'>;
}

/** A field that is left out is not checked; `null`: there must be none. */
export interface ExpectedEvidence {
  phase?: Phase | null;
  status?: number | null;
  /** The browser's sentence: all of it, or a pattern. */
  failure?: string | RegExp | null;
}

/** Addresses of a running demo, by the names used in {@link Connect.url}. */
export interface Places {
  /** `ws://localhost:PORT` */
  server: string;
  /** `wss://localhost:PORT` of the plain server, which speaks no TLS. */
  tlsToPlain: string;
  /** `wss://localhost:PORT` of a server with a self-signed certificate. */
  untrusted: string;
  /** `wss://localhost:PORT` of a server with the trusted certificate that asks browsers for one as well. */
  clientCertificate: string;
  /** `ws://localhost:PORT` of a port without a server. */
  closedPort: string;
  /** `http://127.0.0.1:PORT`: the same server, another origin. */
  otherOrigin: string;
  /** `https://localhost:PORT` with the certificate that a test can make its browser trust. */
  secure: string;
}

/** What the page learns from its own socket, without Hangup. */
export interface PageOutcome {
  how: 'closed' | 'threw' | 'error-without-close' | 'navigated' | 'gave-up' | 'not-supported';
  opened: boolean;
  errorEvent: boolean;
  code: number | null;
  reason: string | null;
  wasClean: boolean | null;
  /** Errors thrown at the page, oldest first, as `Name: message`. */
  threw: string[];
}
