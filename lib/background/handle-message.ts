import type { EvidenceMatcher, Origin } from '../evidence/evidence-matcher';
import type { RequestEvidence, RequestEvidencePorts } from '../evidence/request-evidence';
import type { Engine, EntrySource } from '../model/entry';
import type { Journal, TabLog } from '../model/journal';
import type { EpochMs } from '../model/record';
import type {
  AccessObstacle,
  AccessState,
  ConnectionCounts,
  DocumentIdentity,
  EvidenceMessage,
  NotRecordedReason,
  OwnPage,
  PageMessage,
  Receipt,
  RecordingState,
} from '../protocol/messages';
import { parsePageMessage } from '../protocol/parse-messages';
import type { HeldSettings } from '../settings/store';
import { countConnections } from './connection-counts';
import {
  ingestRecords,
  parseRecordsMessage,
  placeEvidence,
  type ReadRecords,
  sourceOf,
  writePlacements,
} from './ingest';
import type { PendingWork } from './pending-work';
import { notRecordedReason, type PolicyPorts } from './recording-policy';

export interface MessagePorts {
  engine: Engine;
  /** URL of the extension's root. Its pages' messages have a `sender.url` that starts with it. */
  ownOrigin: string;
  now(): EpochMs;
  settings: HeldSettings;
  disk: Journal;
  /** Log of private windows' tabs. */
  memory: Journal;
  matcher: EvidenceMatcher;
  /** Content scripts' messages whose records are being stored. */
  deliveries: PendingWork;
  /**
   * Starts to collect evidence from `webRequest`. `null` in Chromium, whose DevTools page sends it: the build for
   * Chromium must not contain `webRequest`.
   */
  collectRequests: ((ports: Omit<RequestEvidencePorts, 'webRequest' | 'storage' | 'delay'>) => RequestEvidence) | null;
  isPrivateTab(tabId: number): Promise<boolean>;
  isDevToolsOpen: PolicyPorts['isDevToolsOpen'];
  /** Returns which document the tab shows. Rejects where no content script answers. */
  identifyPage(tabId: number): Promise<DocumentIdentity | null>;
  accessObstacle(): Promise<AccessObstacle | null>;
  openPage(page: OwnPage, fragment: string): Promise<void>;
  sendQueuedEvents(): Promise<void>;
  /** Called after each change of a tab's log. */
  onLogChanged(tab: TabLog): void;
}

export type Answer = AccessState | DocumentIdentity | ConnectionCounts | Receipt | RecordingState | TabLog | null;

/** Returns the answer to a message, or `null` for a message that is not valid. */
export type MessageHandler = (message: unknown, sender: { url?: string | undefined }) => Promise<Answer> | null;

/** Returns the background's handler of messages from content scripts and from pages of the extension. */
export function createMessageHandler(ports: MessagePorts): MessageHandler {
  const { engine, ownOrigin, now, settings, disk, memory, matcher, deliveries } = ports;
  const policy: PolicyPorts = {
    settings: settings.current,
    isDevToolsOpen: ports.isDevToolsOpen,
    pageUrl: async (tabId) => (await ports.identifyPage(tabId).catch(() => null))?.url ?? null,
  };
  const requests = ports.collectRequests?.({
    matcher,
    now,
    isRecorded: async (origin) => (await notRecordedFrom(origin)) === null,
    async settle(tabId, placements) {
      changed(await writePlacements(await journalOf(tabId), tabId, placements, engine, now()));
    },
  });

  function answerContentScript(message: unknown, sender: unknown): Promise<Receipt> | null {
    const read = parseRecordsMessage(message, ownOrigin);
    const source = read && sourceOf(sender, engine);
    return read && source && deliveries.add(storeRecords(read, source));
  }

  async function storeRecords(read: ReadRecords, source: EntrySource): Promise<Receipt> {
    await requests?.ready;
    if (await notRecordedFrom(source)) return { stored: read.names };
    const journal = source.private ? memory : disk;
    const { receipt, tab } = await ingestRecords(journal, matcher, source, withoutUnwanted(read), now());
    requests?.changed();
    changed(tab);
    return receipt;
  }

  /** Content scripts may learn of a change of the settings a moment later. */
  function withoutUnwanted(read: ReadRecords): ReadRecords {
    if (settings.current().readMessages) return read;
    return { ...read, records: read.records.map((record) => ({ ...record, protocolMessages: [] })) };
  }

  async function answerPage(message: PageMessage): Promise<Answer> {
    switch (message.type) {
      case 'evidence':
        return storeEvidence(message);
      case 'clear':
        return changed(await (await journalOf(message.tabId)).clear(message.tabId));
      case 'set-recording':
        return changed(await (await journalOf(message.tabId)).setRecording(message.tabId, message.recording));
      case 'count-ends': {
        const journal = await journalOf(message.tabId);
        // The counts include records that arrived before this message and are not stored yet.
        await Promise.all([deliveries.settled(), settings.refresh()]);
        return countConnections(await journal.tab(message.tabId), await notRecordedIn(message.tabId));
      }
      case 'ask-recording':
        // A page may ask right after a change of settings, before the background has read them.
        await settings.refresh();
        return { unrecorded: await notRecordedIn(message.tabId) };
      case 'identify-page':
        return identifyPage(message.tabId);
      case 'ask-access':
        return { obstacle: await ports.accessObstacle() };
      case 'open-page':
        await ports.openPage(message.page, message.fragment);
        return null;
      case 'fleet-send-now':
        await ports.sendQueuedEvents();
        return null;
    }
  }

  async function storeEvidence({ tabId, items, page, dropped }: EvidenceMessage): Promise<Receipt> {
    const stored = items.map(({ id }) => id);
    const isPrivate = await ports.isPrivateTab(tabId);
    const origin = { tabId, frameId: null, documentId: null, frameUrl: null, private: isPrivate };
    if (await notRecordedFrom(origin)) return { stored };
    const journal = isPrivate ? memory : disk;
    if (dropped > 0) await journal.append(tabId, [], { frame: page, dropped, failures: 0, unreadable: [] });
    changed(await placeEvidence(journal, matcher, origin, items, engine, now()));
    return { stored };
  }

  async function identifyPage(tabId: number): Promise<DocumentIdentity | null> {
    const identity = await ports.identifyPage(tabId).catch(() => null);
    // The answer does not depend on whether the log can be written.
    if (identity) await commitProvisional(tabId, identity.startedAt).catch(() => {});
    return identity;
  }

  async function commitProvisional(tabId: number, startedAt: EpochMs): Promise<void> {
    const journal = await journalOf(tabId);
    const { shownSince } = await journal.tab(tabId);
    if (startedAt > shownSince) changed(await journal.commitProvisional(tabId, startedAt));
  }

  async function notRecordedIn(tabId: number, pageUrl: string | null = null): Promise<NotRecordedReason | null> {
    await settings.ready;
    return notRecordedReason(policy, tabId, pageUrl);
  }

  /** The outermost frame's own URL is the page's. */
  function notRecordedFrom({ tabId, frameId, frameUrl }: Origin | EntrySource): Promise<NotRecordedReason | null> {
    return notRecordedIn(tabId, frameId === 0 ? frameUrl : null);
  }

  async function journalOf(tabId: number): Promise<Journal> {
    return (await ports.isPrivateTab(tabId)) ? memory : disk;
  }

  function changed(tab: TabLog): TabLog {
    ports.onLogChanged(tab);
    return tab;
  }

  return (message, sender) => {
    // A content script's `sender.url` is that of its web page.
    if (!sender.url?.startsWith(ownOrigin)) return answerContentScript(message, sender);
    const parsed = parsePageMessage(message);
    return parsed && answerPage(parsed);
  };
}

/** Logs the open sockets of a frame that is gone, as it last reported them: its last message may be lost. */
export function commitFrame(
  {
    deliveries,
    disk,
    memory,
    now,
    onLogChanged,
  }: Pick<MessagePorts, 'deliveries' | 'disk' | 'memory' | 'now' | 'onLogChanged'>,
  frame: string,
  isPrivate: boolean,
): Promise<void> {
  const at = now();
  const commit = async () => {
    // What the frame reported before it was gone comes first.
    await deliveries.settled();
    const tab = await (isPrivate ? memory : disk).commitFrame(frame, at);
    if (tab) onLogChanged(tab);
  };
  return deliveries.add(commit());
}
