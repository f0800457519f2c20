import { UNKNOWN_RECEIVED, UNKNOWN_SENT } from '../../model/canonical';
import type { EntrySource, HandshakeEvidence, LogEntry } from '../../model/entry';
import { emptyTabLog, type JournalReader, type TabLog } from '../../model/journal';
import type { CloseCall, PolicyViolation, SocketRecord, Traffic } from '../../model/record';

/*
 * What lies in the store was written by this version of us, by an earlier one, or is what a failing disk made of it.
 * It is looked at as it is read: deep enough that one entry cannot keep a panel from showing the others, and no deeper,
 * for a log may have a million.
 */

type Check = (value: unknown) => boolean;
type CheckedFields<Of> = { [Field in keyof Of]: Check };

const isText: Check = (value) => typeof value === 'string';
const isNumber: Check = (value) => Number.isFinite(value);
const isFlag: Check = (value) => typeof value === 'boolean';
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const orNull =
  (test: Check): Check =>
  (value) =>
    value === null || test(value);

const listOf =
  (test: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(test);

/** A test of all these fields; what has more of them was written by a later version. */
function hasFields<Of>(shape: CheckedFields<Of>): Check {
  const fields: [string, Check][] = Object.entries(shape);
  return (value) => isObject(value) && fields.every(([name, test]) => test(value[name]));
}

const isEvidence = hasFields<Omit<HandshakeEvidence, 'match' | 'startedAt'>>({
  source: isText,
  failure: orNull(isText),
  status: orNull(isNumber),
  statusText: orNull(isText),
  requestHeaders: orNull(listOf(isObject)),
  responseHeaders: orNull(listOf(isObject)),
  serverAddress: orNull(isText),
  initiator: orNull(listOf(isObject)),
  timings: orNull(isObject),
  traffic: orNull(isObject),
});

const isEntry = hasFields<LogEntry>({
  order: isNumber,
  change: isNumber,
  receivedAt: isNumber,
  evidence: orNull(isEvidence),
  source: hasFields<EntrySource>({
    tabId: isNumber,
    frameId: isNumber,
    documentId: orNull(isText),
    frameUrl: orNull(isText),
    private: isFlag,
    engine: isText,
  }),
  record: hasFields<SocketRecord>({
    key: isText,
    revision: isNumber,
    api: isText,
    url: orNull(isText),
    requestedUrl: orNull(isText),
    requestedProtocols: orNull(listOf(isText)),
    protocol: isText,
    extensions: isText,
    document: hasFields<SocketRecord['document']>({ url: isText, startedAt: isNumber, top: isFlag }),
    initiator: orNull(isText),
    createdAt: isNumber,
    openedAt: orNull(isNumber),
    closingAt: orNull(isNumber),
    endedAt: isNumber,
    outcome: isOutcome,
    closeCall: orNull(
      hasFields<CloseCall>({
        at: isNumber,
        state: isText,
        code: orNull(isNumber),
        reason: orNull(isText),
        codeType: orNull(isText),
        stack: orNull(isText),
      }),
    ),
    misuses: listOf(isObject),
    traffic: orNull(
      hasFields<Traffic>({
        sent: hasFields<Traffic['sent']>({
          messages: isNumber,
          bytes: isNumber,
          largest: isNumber,
          firstAt: orNull(isNumber),
          lastAt: orNull(isNumber),
          maxBufferedAmount: orNull(isNumber),
          discarded: orNull(isNumber),
        }),
        received: hasFields<Traffic['received']>({
          messages: isNumber,
          binaryBytes: isNumber,
          textLength: isNumber,
          largest: isNumber,
          firstAt: orNull(isNumber),
          lastAt: orNull(isNumber),
          longestSilence: orNull(isNumber),
          approximate: isFlag,
        }),
      }),
    ),
    protocolMessages: listOf(isObject),
    bufferedAmount: orNull(isNumber),
    visibility: isText,
    online: isFlag,
    marks: listOf(isObject),
    cut: listOf(isText),
  }),
});

/** Hangup 1.0 did not record these; entries read from the store are the reader's own to change. */
function addLaterFields(entry: unknown): void {
  if (!isObject(entry) || !isObject(entry.record)) return;
  if (isObject(entry.evidence)) entry.evidence.traffic ??= null;
  const { record } = entry;
  record.requestedUrl ??= null;
  record.protocolMessages ??= [];
  if (!isObject(record.traffic)) return;
  const { sent, received } = record.traffic;
  if (isObject(sent)) record.traffic.sent = { ...UNKNOWN_SENT, ...sent };
  if (isObject(received)) record.traffic.received = { ...UNKNOWN_RECEIVED, ...received };
}

const isPolicy = orNull(hasFields<PolicyViolation>({ directive: isText, disposition: isText, policy: isText }));

function isOutcome(value: unknown): boolean {
  if (!isObject(value)) return false;
  switch (value.kind) {
    case 'closed':
    case 'handshake-failed':
      return isNumber(value.code) && isText(value.reason) && isFlag(value.wasClean) && isFlag(value.errorEvent);
    case 'constructor-threw':
      return isText(value.name) && isText(value.message) && isPolicy(value.policy);
    case 'blocked':
      return isPolicy(value.policy);
    case 'page-went-away':
    case 'unseen':
      return true;
    default:
      return false;
  }
}

const isTabLog = hasFields<TabLog>({
  tabId: isNumber,
  generation: isNumber,
  begunAt: isNumber,
  recording: isFlag,
  dropped: isNumber,
  ignored: isNumber,
  failures: isNumber,
  losses: listOf(isObject),
  shownSince: isNumber,
  documentStartedAt: isNumber,
  abnormal: isNumber,
  ends: isObject,
  held: isNumber,
  lastOrder: isNumber,
  lastChange: isNumber,
});

/** What the store has of a tab's log; `null`: nothing, or nothing to count on. */
export function validTabLog(tabId: number, value: unknown): TabLog | null {
  if (!isObject(value)) return null;
  const tab: TabLog = { ...emptyTabLog(tabId), ...value };
  return isTabLog(tab) ? tab : null;
}

/** Passes over entries that nobody could show, and counts them as dropped. */
export function skipInvalidEntries(journal: JournalReader): JournalReader {
  const passedOver = new Map<number, Set<string>>();

  function rowFilter(tabId: number, entries: readonly LogEntry[]): LogEntry[] {
    return entries.filter((entry) => {
      addLaterFields(entry);
      if (isEntry(entry)) return true;
      const keys = passedOver.get(tabId) ?? new Set();
      passedOver.set(tabId, keys.add(String(entry.record.key)));
      return false;
    });
  }

  return {
    async tab(tabId) {
      const tab = await journal.tab(tabId);
      const lost = passedOver.get(tabId)?.size ?? 0;
      return lost === 0 ? tab : { ...tab, held: tab.held - lost, dropped: tab.dropped + lost };
    },
    since: async (tabId, change) => rowFilter(tabId, await journal.since(tabId, change)),
    async page(tabId, order, most) {
      const page: LogEntry[] = [];
      // A page that is not full is a log's last.
      for (let from = order; page.length < most; ) {
        const wanted = most - page.length;
        const read = await journal.page(tabId, from, wanted);
        page.push(...rowFilter(tabId, read));
        from = read.at(-1)?.order ?? from;
        if (read.length < wanted) break;
      }
      return page;
    },
  };
}
