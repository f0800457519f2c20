import { applicationsOf } from '../analysis/application-protocol';
import { decodeMessages, type UndecodedMessage } from '../messages/decode';
import type { Direction } from '../messages/decoder';
import { LIMITS } from '../model/limits';
import {
  type CloseCall,
  type EpochMs,
  FRAME_EVENTS,
  type InvalidCall,
  type Outcome,
  type PageEvent,
  type PolicyViolation,
  type SocketRecord,
  type Traffic,
} from '../model/record';
import type { CloseReport, InvalidCallReport, KeptMessages, PageReport } from '../protocol/page-channel';
import { placeOf } from '../protocol/page-channel';
import type { FrameEvent, RawFrame, RawReceived, RawSocket } from '../protocol/raw-events';

/**
 * Makes the record of what the content script and the page script saw: cuts to the limits (and says where), takes our own
 * frames out of the page's stacks, adds what other windows' methods did.
 *
 * @param ownOrigin URL of the extension, by which our stack frames are known
 * @throws where the events contradict themselves; nothing is stored then, and the loss is counted
 */
export function assemble(frame: RawFrame, raw: RawSocket, ownOrigin: string): SocketRecord {
  const cut = new Set<string>();
  const limit = (field: string, text: string, most: number): string => {
    if (text.length <= most) return text;
    cut.add(field);
    return text.slice(0, most);
  };
  const frames = (field: string, stack: string | null): string | null =>
    stack === null ? null : limit(field, pageFrames(stack, ownOrigin), LIMITS.stack);
  const epoch = (at: number): number => frame.startedAt + at;

  const [own] = raw.reports;
  if (!own) throw new Error(`socket ${raw.seq} was never reported`);
  const { threw, opened, ended } = own;
  const reports = raw.reports.map((report) => onFrameClock(report, frame.startedAt));
  const closing = earliest(reports.map(({ close }) => close));
  const openedAt = opened ? epoch(opened.at) : raw.openedAt;
  const endedAt = ended ? epoch(ended.at) : raw.endedAt;
  const closingAt = closing ? epoch(closing.at) : null;
  const isOpen = openedAt !== null;
  const url = raw.socket?.url ?? own.url;

  const record: SocketRecord = {
    key: `${frame.token}:${raw.seq}`,
    revision: raw.revision,
    api: own.api,
    url: url === null ? null : limit('url', url, LIMITS.url),
    requestedUrl: isRewritten(own.url, url) ? limit('requestedUrl', own.url, LIMITS.url) : null,
    requestedProtocols: requestedProtocols(own.protocols),
    protocol: limit('protocol', opened?.protocol ?? raw.socket?.protocol ?? '', LIMITS.protocol),
    extensions: limit('extensions', opened?.extensions ?? raw.socket?.extensions ?? '', LIMITS.extensions),
    document: {
      url: limit('document.url', raw.documentUrl, LIMITS.url),
      startedAt: frame.startedAt,
      top: frame.top,
    },
    initiator: frames('initiator', own.stack),
    createdAt: epoch(own.at),
    openedAt,
    closingAt,
    endedAt,
    outcome: outcome(),
    closeCall: closing ? closeCall(closing) : null,
    misuses: misuses(reports.flatMap(({ invalidCalls }) => Object.values(invalidCalls))),
    traffic: raw.received && traffic(reports, raw.received),
    protocolMessages: [],
    bufferedAmount: raw.socket?.bufferedAmount ?? null,
    visibility: raw.visibility === 'hidden' ? 'hidden' : 'visible',
    online: raw.online,
    marks: frame.events.flatMap((event) => (event.at >= epoch(own.at) ? markOf(event) : [])),
    cut: [...cut],
  };
  record.protocolMessages = decodeMessages(keptMessages(), applicationsOf(record));
  return record;

  /** Oldest first. Of two at the same time the received one comes first: it may be what the page answered. */
  function keptMessages(): UndecodedMessage[] {
    const received = raw.received ? messagesOf(raw.received, 'received', 0) : [];
    const sent = reports.flatMap((report) => messagesOf(report.sent, 'sent', frame.startedAt));
    return [...received, ...sent].sort((a, b) => a.at - b.at);
  }

  function requestedProtocols(protocols: PageReport['protocols']): string[] | null {
    if (protocols === null) return null;
    const all = typeof protocols === 'string' ? [protocols].filter(Boolean) : Object.values(protocols);
    if (!all.every((protocol) => protocol !== null)) return null;
    if (all.length > LIMITS.protocols) cut.add('requestedProtocols');
    return all.slice(0, LIMITS.protocols).map((one) => limit('requestedProtocols', one, LIMITS.protocol));
  }

  function closeCall({ at, readyState, code, codeType, reason, stack }: CloseReport): CloseCall {
    const isNumber = codeType === 'number' || codeType === 'undefined';
    return {
      at: epoch(at),
      // A stream has no `readyState`.
      state:
        own?.api === 'WebSocketStream'
          ? opened && opened.at <= at
            ? 'open'
            : 'connecting'
          : readyState === 1
            ? 'open'
            : 'connecting',
      code: isNumber ? code : null,
      reason: reason === null ? null : limit('closeCall.reason', reason, LIMITS.reason),
      codeType: isNumber ? null : codeType,
      stack: frames('closeCall.stack', stack),
    };
  }

  function misuses(calls: readonly InvalidCallReport[]): InvalidCall[] {
    if (calls.length > LIMITS.misuses) cut.add('misuses');
    return calls.slice(0, LIMITS.misuses).map(({ at, method, threw: error, stack }) => ({
      at: epoch(at),
      method,
      name: error?.name ?? 'Error',
      message: limit('misuses.message', error?.message ?? '', LIMITS.message),
      stack: frames('misuses.stack', stack),
    }));
  }

  function traffic(reports: readonly PageReport[], { messages, missed, ...received }: RawReceived): Traffic {
    const all = reports.map(({ sent }) => sent);
    const sum = (count: (sent: PageReport['sent']) => number): number =>
      all.reduce((total, sent) => total + count(sent), 0);
    const times = all.flatMap(({ messages: count, firstAt, lastAt }) => (count > 0 ? [{ firstAt, lastAt }] : []));
    // What came uncounted had the usual size.
    const share = messages > 0 ? 1 + missed / messages : 1;
    return {
      sent: {
        messages: sum((sent) => sent.messages),
        bytes: sum((sent) => sent.bytes),
        largest: Math.max(...all.map(({ largest }) => largest)),
        firstAt: times.length > 0 ? epoch(Math.min(...times.map(({ firstAt }) => firstAt))) : null,
        lastAt: times.length > 0 ? epoch(Math.max(...times.map(({ lastAt }) => lastAt))) : null,
        maxBufferedAmount: Math.max(...all.map(({ maxBufferedAmount }) => maxBufferedAmount)),
        discarded: sum((sent) => sent.discarded),
      },
      received: {
        messages: Math.round(messages * share),
        binaryBytes: Math.round(received.binaryBytes * share),
        textLength: Math.round(received.textLength * share),
        largest: received.largest,
        firstAt: received.firstAt || null,
        lastAt: received.lastAt || null,
        longestSilence: isOpen ? longestSilence(received.firstAt, received.lastAt, received.longestGap) : null,
        approximate: missed > 0,
      },
    };
  }

  function longestSilence(firstAt: number, lastAt: number, longestGap: number): number {
    const from = openedAt ?? endedAt;
    const until = closingAt === null ? endedAt : Math.max(closingAt, from);
    return Math.max(longestGap, (firstAt || until) - from, until - (lastAt || from), 0);
  }

  function outcome(): Outcome {
    const { end, errorEvent } = raw;
    const kind = isOpen ? 'closed' : 'handshake-failed';
    switch (end.kind) {
      case 'close':
        return {
          kind,
          code: end.code,
          reason: limit('reason', end.reason, LIMITS.reason),
          wasClean: end.wasClean,
          errorEvent,
        };
      case 'forbidden':
        return { kind: 'blocked', policy: policy() };
      case 'pagehide':
        return {
          kind: 'page-went-away',
          state: closing ? 'closing' : isOpen ? 'open' : 'connecting',
          persisted: end.persisted,
        };
      case 'reported':
        if (threw !== undefined) {
          const message = limit('outcome.message', threw?.message ?? '', LIMITS.message);
          return { kind: 'constructor-threw', name: threw?.name ?? 'Error', message, policy: policy() };
        }
        if (!ended) throw new Error(`socket ${raw.seq} has no end`);
        return {
          kind,
          // A stream has no code where no Close frame came, or one without a code.
          code: ended.code ?? (ended.wasClean ? 1005 : 1006),
          reason: limit('reason', ended.reason ?? '', LIMITS.reason),
          wasClean: ended.wasClean,
          errorEvent,
        };
    }
  }

  function policy(): PolicyViolation | null {
    if (!raw.policy) return null;
    const { directive, disposition, policy: text } = raw.policy;
    return {
      directive: limit('policy.directive', directive, LIMITS.protocol),
      disposition: disposition === 'report' ? 'report' : 'enforce',
      policy: limit('policy', text, LIMITS.url),
    };
  }
}

/**
 * Oldest first: by number, for many may come at the same time.
 *
 * @param begin what the times count from, epoch milliseconds
 */
function messagesOf(
  { messages, kept }: Pick<RawReceived, 'messages' | 'kept'>,
  direction: Direction,
  begin: EpochMs,
): UndecodedMessage[] {
  return [1, 2, messages - 1, messages].flatMap((number, index) => {
    const place = placeOf(number);
    const message = kept.data[place] ?? null;
    const at = kept.at[place] ?? null;
    // The first two are the last two of so few.
    if (number < 1 || (index > 1 && number < 3) || message === null || at === null) return [];
    return [{ direction, at: begin + at, data: typeof message === 'string' ? message : bytesOf(message.bytes) }];
  });
}

const latin1 = new TextDecoder('latin1');
/** The label means windows-1252, which has another character for each byte. */
const BYTES = new Map(Array.from({ length: 256 }, (_, byte) => [latin1.decode(Uint8Array.of(byte)), byte]));

function bytesOf(characters: string): Uint8Array {
  return Uint8Array.from(characters, (character) => BYTES.get(character) ?? 0);
}

/** Times of another window's report, which counts from the begin of its own document. */
function onFrameClock(report: PageReport, startedAt: number): PageReport {
  if (report.seq !== 0) return report;
  const shift = report.at - startedAt;
  const { sent, close, invalidCalls } = report;
  return {
    ...report,
    sent: {
      ...sent,
      firstAt: sent.firstAt + shift,
      lastAt: sent.lastAt + shift,
      kept: { data: sent.kept.data, at: shifted(sent.kept.at, shift) },
    },
    ...(close && { close: { ...close, at: close.at + shift } }),
    invalidCalls: Object.values(invalidCalls).map((call) => ({ ...call, at: call.at + shift })),
  };
}

function shifted(times: KeptMessages['at'], by: number): KeptMessages['at'] {
  return Object.fromEntries(Object.entries(times).map(([place, at]) => [place, at === null ? null : at + by]));
}

function earliest(calls: readonly (CloseReport | undefined)[]): CloseReport | null {
  return calls.reduce<CloseReport | null>(
    (first, call) => (call && (!first || call.at < first.at) ? call : first),
    null,
  );
}

/** The browser made `wss:` of what the page gave as `ws:` or `http:`. */
function isRewritten(given: string | null, made: string | null): given is string {
  return given !== null && /^\s*(?:ws|http):/i.test(given) && made?.startsWith('wss:') === true;
}

/** As which Firefox gives the URL of an extension's script in the page. Page code without one has another name. */
const FIREFOX_OWN = '@<anonymous code>:';

/** The engine's stack without our own frames and without Chromium's first line. */
function pageFrames(stack: string, ownOrigin: string): string {
  const lines = stack
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && line !== 'Error' && !line.includes(ownOrigin));
  const first = lines.findIndex((line) => !line.includes(FIREFOX_OWN));
  return (first < 0 ? [] : lines.slice(first)).join('\n');
}

/** None of an event that is not known. */
function markOf({ at, what, ms }: FrameEvent): PageEvent[] {
  if (what === 'clockjump') return ms === undefined ? [] : [{ at, what, ms }];
  const known = FRAME_EVENTS.find((event) => event === what);
  return known ? [{ at, what: known }] : [];
}
