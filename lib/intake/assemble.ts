import * as v from 'valibot';
import { LIMITS } from '../record/limits';
import type { CloseCall, ContextMark, Misuse, Outcome, PolicyViolation, SocketRecord } from '../record/record';
import { UNKNOWN_RECEIVED } from '../record/traffic';
import type { FrameFacts, FrameMark, SocketFacts } from './facts';
import { type Notice, parseNotice, parseSent } from './notices';

/**
 * Makes the record of what the observer saw: reads what the hook told, cuts to the limits (and says where), takes our
 * own frames out of the page's stacks.
 *
 * @param ownOrigin URL of the extension, by which our stack frames are known
 * @throws where the facts contradict themselves; nothing is stored then, and the loss is counted
 */
export function assemble(frame: FrameFacts, facts: SocketFacts, ownOrigin: string): SocketRecord {
  const cut = new Set<string>();
  const limit = (field: string, text: string, most: number): string => {
    if (text.length <= most) return text;
    cut.add(field);
    return text.slice(0, most);
  };
  const frames = (field: string, stack: string | null): string | null =>
    stack === null ? null : limit(field, pageFrames(stack, ownOrigin), LIMITS.stack);

  const notices = facts.notices.flatMap(([kind, at, fields]) => parseNotice(kind, at, fields) ?? []);
  const told = <Kind extends Notice['kind']>(kind: Kind): Extract<Notice, { kind: Kind }> | undefined =>
    notices.find((notice): notice is Extract<Notice, { kind: Kind }> => notice.kind === kind);

  const created = told('created');
  if (!created) throw new Error(`socket ${facts.seq} was never created`);
  const threw = told('threw');
  const opened = told('opened');
  const ended = told('ended');
  const closing = told('closing');
  const openedAt = opened?.at ?? facts.openedAt;
  const isOpen = openedAt !== null;
  const [socketUrl, protocol = '', extensions = '', bufferedAmount = null, sentCount = null] = facts.vitals ?? [];
  const url = socketUrl ?? opened?.url ?? ended?.url ?? threw?.url ?? null;

  const closeCall: CloseCall | null = closing
    ? {
        at: closing.at,
        state: openedAt !== null && openedAt <= closing.at ? 'open' : 'connecting',
        code: closing.code,
        reason: closing.reason === null ? null : limit('closeCall.reason', closing.reason, LIMITS.reason),
        codeType: closing.codeType,
        stack: frames('closeCall.stack', closing.stack),
      }
    : null;

  const misuses = notices
    .filter((notice) => notice.kind === 'misused')
    .map(
      ({ at, method, name, message, stack }): Misuse => ({
        at,
        method,
        name,
        message: limit('misuses.message', message, LIMITS.message),
        stack: frames('misuses.stack', stack),
      }),
    );
  if (misuses.length > LIMITS.misuses) cut.add('misuses');

  const sent = sentCount === null ? null : parseSent(frame.startedAt, sentCount);
  const [messages, binaryBytes, textLength, largest, lastAt] = facts.received;

  return {
    key: `${frame.token}:${facts.seq}`,
    revision: facts.revision,
    api: created.api,
    url: url === null ? null : limit('url', url, LIMITS.url),
    requestedUrl: null,
    requestedProtocols: requestedProtocols(created.protocols),
    protocol: limit('protocol', opened?.protocol ?? protocol, LIMITS.protocol),
    extensions: limit('extensions', opened?.extensions ?? extensions, LIMITS.extensions),
    document: {
      url: limit('document.url', facts.documentUrl, LIMITS.url),
      startedAt: frame.startedAt,
      top: frame.top,
    },
    initiator: frames('initiator', created.stack),
    createdAt: created.at,
    openedAt,
    closingAt: closing?.at ?? null,
    endedAt: ended?.at ?? facts.endedAt,
    outcome: outcome(),
    closeCall,
    misuses: misuses.slice(0, LIMITS.misuses),
    traffic: sent && {
      sent,
      received: { messages, binaryBytes, textLength, largest, lastAt: lastAt || null, ...UNKNOWN_RECEIVED },
    },
    bufferedAmount,
    visibility: facts.visibility === 'hidden' ? 'hidden' : 'visible',
    online: facts.online,
    marks: frame.marks.flatMap((mark) => (mark[0] >= created.at ? markOf(mark) : [])),
    cut: [...cut],
  };

  function requestedProtocols(protocols: string[] | null): string[] | null {
    if (protocols && protocols.length > LIMITS.protocols) cut.add('requestedProtocols');
    const kept = protocols?.slice(0, LIMITS.protocols);
    return kept?.map((protocol) => limit('requestedProtocols', protocol, LIMITS.protocol)) ?? null;
  }

  function outcome(): Outcome {
    const { end, errorEvent } = facts;
    const kind = isOpen ? 'closed' : 'handshake-failed';
    switch (end[0]) {
      case 'close': {
        const [, code, reason, wasClean] = end;
        return { kind, code, reason: limit('reason', reason, LIMITS.reason), wasClean, errorEvent };
      }
      case 'forbidden':
        return { kind: 'blocked', policy: policy() };
      case 'pagehide':
        return {
          kind: 'page-went-away',
          state: closing ? 'closing' : isOpen ? 'open' : 'connecting',
          persisted: end[1],
        };
      case 'told':
        if (threw) {
          const message = limit('outcome.message', threw.message, LIMITS.message);
          return { kind: 'constructor-threw', name: threw.name, message, policy: policy() };
        }
        if (!ended) throw new Error(`socket ${facts.seq} has no end`);
        return {
          kind,
          // A stream has no code where no Close frame came, or one without a code.
          code: ended.code ?? (ended.wasClean ? 1005 : 1006),
          reason: limit('reason', ended.reason, LIMITS.reason),
          wasClean: ended.wasClean,
          errorEvent,
        };
    }
  }

  function policy(): PolicyViolation | null {
    if (!facts.policy) return null;
    const [directive, disposition, text] = facts.policy;
    return {
      directive: limit('policy.directive', directive, LIMITS.protocol),
      disposition: disposition === 'report' ? 'report' : 'enforce',
      policy: limit('policy', text, LIMITS.url),
    };
  }
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

const MARKS = ['visible', 'hidden', 'freeze', 'resume', 'online', 'offline', 'pagehide', 'pageshow'] as const;

/** None of a mark that is not known. */
function markOf([at, what, ms]: FrameMark): ContextMark[] {
  if (what === 'clockjump') return ms === undefined ? [] : [{ at, what, ms }];
  const known = MARKS.find((mark) => mark === what);
  return known ? [{ at, what: known }] : [];
}

const time = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.finite(), v.minValue(0));

export const frameFactsSchema: v.GenericSchema<unknown, FrameFacts> = v.object({
  token: v.pipe(v.string(), v.regex(/^[0-9a-z]{10,16}$/)),
  startedAt: time,
  top: v.boolean(),
  marks: v.array(v.union([v.strictTuple([time, v.string()]), v.tuple([time, v.string(), time])])),
});

export const socketFactsSchema: v.GenericSchema<unknown, SocketFacts> = v.object({
  // As many digits as a key may have.
  seq: v.pipe(count, v.integer(), v.maxValue(999_999_999)),
  revision: v.pipe(count, v.integer()),
  notices: v.pipe(v.array(v.tuple([v.string(), time, v.string()])), v.maxLength(2 * LIMITS.misuses)),
  end: v.union([
    v.tuple([v.literal('close'), v.pipe(count, v.integer(), v.maxValue(65_535)), v.string(), v.boolean()]),
    v.tuple([v.literal('forbidden')]),
    v.tuple([v.literal('pagehide'), v.boolean()]),
    v.tuple([v.literal('told')]),
  ]),
  endedAt: time,
  openedAt: v.nullable(time),
  errorEvent: v.boolean(),
  policy: v.nullable(v.tuple([v.string(), v.string(), v.string()])),
  documentUrl: v.string(),
  vitals: v.nullable(v.tuple([v.string(), v.string(), v.string(), count, v.nullable(v.string())])),
  received: v.tuple([count, count, count, count, count]),
  visibility: v.string(),
  online: v.boolean(),
});
