import type { Category } from '../model/category';
import type { HandshakeEvidence } from '../model/entry';
import type { EpochMs } from '../model/record';

/** The background's word that these ends are in the journal, each named `SEQUENCE@REVISION`. */
export interface Receipt {
  stored: string[];
}

/** DevTools page → background: evidence of one tab's sockets from the browser's Network log. */
export interface EvidenceMessage {
  type: 'evidence';
  tabId: number;
  items: EvidenceItem[];
  /** Random name of this DevTools page. */
  page: string;
  /** Items that this page has dropped since it began. */
  dropped: number;
}

/** Evidence before it is joined to a record. */
export interface EvidenceItem {
  /** The socket's key from the initiator stack; `null`: no hook of ours called the constructor (a worker, say). */
  key: string | null;
  url: string;
  /** Tells entries of the log apart, so that the same one is not counted twice. */
  id: string;
  /** When the connection ended, by the clock of the evidence; `null`: it goes on, or that clock is not to be trusted. */
  endedAt: EpochMs | null;
  evidence: HandshakeEvidence;
}

/** Panel → background: the journal has one writer. */
export type JournalCommand =
  | { type: 'clear'; tabId: number }
  | { type: 'set-recording'; tabId: number; recording: boolean };

/**
 * Popup → background: what has this tab seen? Answered with {@link ConnectionCounts}, once all that was delivered before is in the
 * journal.
 */
export interface CountConnections {
  type: 'count-ends';
  tabId: number;
}

export interface ConnectionCounts {
  /** `label`: the code, or the kind of outcome where no code says anything. Most frequent first. */
  ends: { label: string; code: number | null; category: Category; count: number }[];
  dropped: number;
  /** Why the options let nothing of the tab be recorded now; `null`: it is. */
  unrecorded: NotRecordedReason | null;
}

/** Panel → background: is this tab recorded, as the options have it? Answered with {@link RecordingState}. */
export interface RecordingQuery {
  type: 'ask-recording';
  tabId: number;
}

export interface RecordingState {
  unrecorded: NotRecordedReason | null;
}

/** Background → DevTools pages: do you inspect this tab? The one that does answers `true`, the others not at all. */
export interface InspectedQuery {
  type: 'ask-inspected';
  tabId: number;
}

/** Background → every page of the extension: read the journal again from where you stood. */
export interface JournalChanged {
  type: 'journal-changed';
  tabId: number;
}

/**
 * Panel → background: what a page in Firefox's toolbox cannot do for itself, since it has neither `tabs` nor
 * `permissions` there.
 *
 * - `identify-page`: which document does the tab show? Answered with a {@link DocumentIdentity}, or `null`
 * - `ask-access`: may we see every site? Answered with an {@link AccessState}
 * - `open-page`: in a tab of its own
 */
export type BackgroundRequest =
  | { type: 'identify-page'; tabId: number }
  | { type: 'ask-access' }
  | { type: 'open-page'; page: OwnPage; fragment: string };

/** Options → background: send all queued events now. Answered when that is done, also if it fails. */
export interface SendNow {
  type: 'fleet-send-now';
}

/** Message from a page of the extension to the background. */
export type PageMessage =
  | EvidenceMessage
  | JournalCommand
  | CountConnections
  | RecordingQuery
  | BackgroundRequest
  | SendNow;

export type OwnPage = 'options' | 'reference' | 'welcome';

export interface AccessState {
  obstacle: AccessObstacle | null;
}

/** Background → every page of the extension: the user gave or took a permission. */
export interface AccessChanged {
  type: 'access-changed';
}

/** Background → observer of the outermost frame: which document is this? Answered with a {@link DocumentIdentity}. */
export interface IdentifyDocument {
  type: 'who-are-you';
}

export interface DocumentIdentity {
  startedAt: number;
  url: string;
}

/**
 * What keeps Hangup from seeing sockets in this browser at all.
 *
 * - `sites`: the user has not let it see every site (Firefox, where that is the user's to give and to take)
 * - `old-browser`: no extension gets into a page's own world
 */
export type AccessObstacle = 'sites' | 'old-browser';

/** Why nothing of a page is recorded: its DevTools is closed, or it is of no chosen site. */
export type NotRecordedReason = 'devtools' | 'sites';
