import type { LogEntry } from '../../model/entry';
import { parseEntry } from '../../model/parse';
import type { PageEvent, SocketRecord } from '../../model/record';
import type { CauseId } from '../causes/all';
import type { Fit } from '../causes/cause';
import recorded from './recorded.json';

/*
 * Causes that take longer than anybody waits for a test, or that the browser of the tests cannot be brought to: logs
 * that Chromium really recorded of the demo (scripts/record-examples.ts), with their times edited, and where it is said,
 * a word of theirs.
 */
const ENTRIES: readonly LogEntry[] = recorded.map((value) => {
  const result = parseEntry(value);
  if ('problem' in result) throw new Error(result.problem);
  return result.entry;
});

const HOUR = 3_600_000;

/** All that was recorded of a fault or of a scene of the demo, the oldest first. */
function all(id: string): LogEntry[] {
  const ofIt = ENTRIES.filter(({ record: { url } }) => url?.includes(`/fault/${id}`) || url?.includes(`scene=${id}`));
  return ofIt.sort((a, b) => a.record.createdAt - b.record.createdAt);
}

function one(id: string): LogEntry {
  const [entry] = all(id);
  if (!entry) throw new Error(`nothing was recorded of ${id}`);
  return entry;
}

const withRecord = (entry: LogEntry, record: Partial<SocketRecord>): LogEntry => ({
  ...entry,
  record: { ...entry.record, ...record },
});

/** Ends so much later. */
function later(entry: LogEntry, ms: number, record: Partial<SocketRecord> = {}): LogEntry {
  const endedAt = entry.record.endedAt + ms;
  return { ...withRecord(entry, { endedAt, ...record }), receivedAt: entry.receivedAt + ms };
}

/** Was silent for so long in the end. */
function silent(entry: LogEntry, ms: number): LogEntry {
  const { traffic, endedAt } = entry.record;
  const last = Math.max(traffic?.sent.lastAt ?? 0, traffic?.received.lastAt ?? 0);
  return later(entry, ms - (endedAt - last));
}

/** Lived for so long, its last messages as long before its end as they were. */
function aged(entry: LogEntry, ms: number): LogEntry {
  const { traffic, endedAt, openedAt } = entry.record;
  const by = ms - (endedAt - (openedAt ?? endedAt));
  const move = (at: number | null): number | null => at && at + by;
  return later(entry, by, {
    traffic: traffic && {
      sent: { ...traffic.sent, lastAt: move(traffic.sent.lastAt) },
      received: { ...traffic.received, lastAt: move(traffic.received.lastAt) },
    },
  });
}

/** Answered by what names itself so. */
function by(entry: LogEntry, name: string, value: string): LogEntry {
  const { evidence } = entry;
  if (!evidence) throw new Error('no evidence was recorded');
  return {
    ...entry,
    evidence: { ...evidence, responseHeaders: [...(evidence.responseHeaders ?? []), { name, value }] },
  };
}

/** Failed with another word of the browser's. */
function saying(entry: LogEntry, failure: string): LogEntry {
  const { evidence } = entry;
  if (!evidence) throw new Error('no evidence was recorded');
  return { ...entry, evidence: { ...evidence, failure } };
}

const marked = (entry: LogEntry, ...marks: PageEvent[]): LogEntry => withRecord(entry, { marks });

/** Of three that were cut for want of traffic, the first: one alone shows no limit of its own. */
const idle = one('idle-timeout');
const busy = one('lifetime-limit');
const hung = one('hang-opening');
const idleFor = (ms: number): LogEntry => silent(idle, ms);
const before = (entry: LogEntry, ms: number): number => entry.record.endedAt - ms;

/** Nobody followed the last attempt, and the document stayed for another hour. */
function gaveUp(): LogEntry[] {
  const attempts = all('reconnect-storm').reverse();
  const [last] = attempts;
  const left = one('close-4401');
  if (!last) throw new Error('nothing was recorded of reconnect-storm');
  return [
    ...attempts,
    {
      ...withRecord(left, {
        key: `${left.record.key.replace(/:.*/, '')}:900`,
        endedAt: last.record.endedAt + HOUR,
        outcome: { kind: 'page-went-away', state: 'open', persisted: false },
        closeCall: null,
        closingAt: null,
      }),
      receivedAt: last.record.endedAt + HOUR + 5,
    },
  ];
}

const asleep = silent(idle, 40_000);
const frozen = silent(idle, 90_000);
const hidden = silent(idle, 60_000);

/** For each cause that no test causes in a browser: what must be said of the first entry. */
export const RECORDED: Partial<Readonly<Record<CauseId, Fit>>> = {
  // As they were recorded, four minutes and one minute long.
  'handshake-hangs': { level: 'certain', first: true, log: [one('hang-opening')] },
  'closing-unanswered': { level: 'likely', first: true, log: [one('hang-closing')] },
  // Times, and who names itself in the answer.
  'nginx-read-timeout': { level: 'likely', first: true, log: [by(idleFor(60_040), 'Server', 'nginx/1.29.3')] },
  'aws-alb-idle': { level: 'likely', first: true, log: [by(idleFor(60_020), 'Set-Cookie', 'AWSALB=x; Path=/')] },
  'cloudflare-idle': { level: 'likely', first: true, log: [by(idleFor(100_100), 'Server', 'cloudflare')] },
  'heroku-idle': { level: 'likely', first: true, log: [by(idleFor(55_030), 'Via', '1.1 heroku-router')] },
  'gcp-backend-timeout': { level: 'possible', log: [by(aged(busy, 30_020), 'Via', '1.1 google')] },
  'aws-api-gateway-limit': { level: 'likely', first: true, log: [by(idleFor(600_050), 'x-amz-apigw-id', 'Fx=')] },
  'login-expired': { level: 'likely', log: [later(one('close-4401'), HOUR)] },
  'gave-up': { level: 'likely', log: gaveUp() },
  // Times, and what befell the page.
  offline: {
    level: 'likely',
    first: true,
    log: [withRecord(marked(asleep, { what: 'offline', at: before(asleep, 35_000) }), { online: false })],
  },
  sleep: {
    level: 'likely',
    first: true,
    log: [marked(asleep, { what: 'clockjump', at: before(asleep, 30_000), ms: 8 * HOUR })],
  },
  'page-frozen': {
    level: 'likely',
    first: true,
    log: [marked(frozen, { what: 'freeze', at: before(frozen, 80_000) })],
  },
  'background-throttling': {
    level: 'possible',
    log: [
      withRecord(marked(hidden, { what: 'hidden', at: before(hidden, 7 * 60_000) }), {
        visibility: 'hidden',
        createdAt: before(hidden, 600_000),
        openedAt: before(hidden, 599_980),
      }),
    ],
  },
  // What the browser said, or kept to itself.
  'blocked-by-browser': {
    level: 'likely',
    first: true,
    log: [withRecord(one('csp'), { outcome: { kind: 'blocked', policy: null } })],
  },
  'blocked-by-extension': {
    level: 'certain',
    first: true,
    log: [saying(one('refused'), 'Error in connection establishment: net::ERR_BLOCKED_BY_CLIENT')],
  },
  'blocked-by-administrator': {
    level: 'certain',
    first: true,
    log: [saying(one('refused'), 'Error in connection establishment: net::ERR_BLOCKED_BY_ADMINISTRATOR')],
  },
  // As Chromium says it of a connection over HTTP/2 (measured, Chromium 156).
  'http2-connect': {
    level: 'certain',
    first: true,
    log: [saying(one('refused'), 'Stream closed with error: net::ERR_HTTP_1_1_REQUIRED')],
  },
  'back-forward-cache': {
    level: 'certain',
    first: true,
    log: [withRecord(idle, { outcome: { kind: 'page-went-away', state: 'open', persisted: true } })],
  },
  'too-many-sockets': {
    level: 'likely',
    first: true,
    log: [
      later(
        { ...withRecord(one('refused'), { createdAt: hung.record.endedAt - 1_000 }), evidence: null },
        hung.record.endedAt - 950 - one('refused').record.endedAt,
      ),
      ...Array.from({ length: 255 }, (_, number) =>
        withRecord(hung, { key: `${hung.record.key.replace(/:.*/, '')}:${1_000 + number}` }),
      ),
    ],
  },
  'reason-hidden': { level: 'likely', log: [saying(one('refused'), '')] },
};
