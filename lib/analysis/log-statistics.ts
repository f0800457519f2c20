import type { EpochMs } from '../model/record';
import { lowerBound } from './clusters';
import { type HostStatistics, hostStatisticsSteps } from './host-statistics';
import { byEnd, type SocketSummary } from './socket-summary';
import { runToEnd, STEP_ITEMS, type Steps, sortSteps } from './steps';

/** The lives of a log by their hosts, and what shows of them together: worked out when asked for, kept until it changes. */
export interface LogStatistics {
  readonly sockets: ReadonlyMap<string, SocketSummary>;
  hosts(): Iterable<string>;
  /** `null`: no life of that host. */
  of(host: string): HostStatistics | null;
  surroundings(): LogContext;
  add(socket: SocketSummary): void;
  remove(socket: SocketSummary): void;
  clear(): void;
  /** Works out what is not worked out yet, a slice at a time. */
  work(): Generator<void, void>;
}

interface Host {
  sockets: Map<string, SocketSummary>;
  /** Rises with every change. */
  version: number;
  known: { neighbours: HostStatistics; version: number; documents: number } | null;
}

export function createLogStatistics(): LogStatistics {
  const sockets = new Map<string, SocketSummary>();
  const hosts = new Map<string, Host>();
  const documents = new Set<string>();
  /** Rises when it changes which documents come and go: whether a page gave up hangs on that, at every host. */
  let documentsVersion = 0;
  let surroundings: LogContext | null = null;
  /** Rises with every change. */
  let changes = 0;

  function* aroundSteps(): Steps<LogContext> {
    if (surroundings) return surroundings;
    const before = changes;
    const found = yield* logContextSteps(sockets.values());
    // What changed between two slices is computed again at the next read.
    if (before === changes) surroundings = found;
    return found;
  }

  function* hostSteps(name: string, host: Host): Steps<HostStatistics> {
    const { known } = host;
    if (known?.version === host.version && known.documents === documentsVersion) return known.neighbours;
    const { version } = host;
    const ofDocuments = documentsVersion;
    const { leftAt } = yield* aroundSteps();
    const hostStatistics = yield* hostStatisticsSteps(name, host.sockets.values(), leftAt);
    host.known = { neighbours: hostStatistics, version, documents: ofDocuments };
    return hostStatistics;
  }

  function drop(socket: SocketSummary): void {
    const host = hosts.get(socket.host);
    host?.sockets.delete(socket.key);
    if (host) host.version++;
    if (host?.sockets.size === 0) hosts.delete(socket.host);
    sockets.delete(socket.key);
    documents.delete(socket.document);
    documentsVersion++;
    changed();
  }

  function changed(): void {
    changes++;
    surroundings = null;
  }

  return {
    sockets,
    hosts: () => hosts.keys(),
    of(name) {
      const host = hosts.get(name);
      return host ? runToEnd(hostSteps(name, host)) : null;
    },
    surroundings: () => surroundings ?? runToEnd(aroundSteps()),
    add(socket) {
      const before = sockets.get(socket.key);
      if (before && (before.host !== socket.host || before.document !== socket.document)) drop(before);
      sockets.set(socket.key, socket);
      const host = hosts.get(socket.host) ?? { sockets: new Map<string, SocketSummary>(), version: 0, known: null };
      hosts.set(socket.host, host);
      host.sockets.set(socket.key, socket);
      host.version++;
      if (socket.endType === 'left' || before?.endType === 'left' || !documents.has(socket.document))
        documentsVersion++;
      documents.add(socket.document);
      changed();
    },
    remove: drop,
    clear() {
      sockets.clear();
      hosts.clear();
      documents.clear();
      documentsVersion++;
      changed();
    },
    *work() {
      yield* aroundSteps();
      yield;
      for (const [name, host] of hosts) {
        yield* hostSteps(name, host);
        yield;
      }
    },
  };
}

/** What the whole log tells of a moment, beyond the one host. */
export interface LogContext {
  /** Other hosts whose sockets were cut in the same moment, and how many sockets those were. */
  cutElsewhere(socket: SocketSummary): { hosts: number; sockets: number };
  /** When the next document of the same frame began; `null`: the log knows none. */
  nextDocument(socket: SocketSummary): EpochMs | null;
  /** When the document of this life was left; `null`: the log does not tell. */
  leftAt(socket: SocketSummary): EpochMs | null;
  /** By how much the wall clock jumped before this end, against the clock of the page; 0: not at all. Milliseconds. */
  clockJump(socket: SocketSummary): { ms: number; lasting: boolean };
  /** How many sockets of this log were CONNECTING or open when this life began. */
  aliveAt(socket: SocketSummary): number;
}

/** Connections lost in one moment are reported within this. Milliseconds. */
const MOMENT = 1_500;
/** Looked at on each side of a moment, at most: bounds the work in a log full of ends. */
const MOST = 64;
/** A connection must have been up for so long. Milliseconds. */
const SETTLED = 3_000;
/** Delivery to the log may take some seconds; a smaller jump tells nothing. Milliseconds. */
const JUMP = 20_000;

/** Looks at all ends of a log together, and stops for breath now and then. */
function* logContextSteps(unsorted: Iterable<SocketSummary>): Steps<LogContext> {
  const lives = yield* sortSteps(unsorted, byEnd);
  const cuts: SocketSummary[] = [];
  const begins = new Map<string, EpochMs[]>();
  const ends = new Map<string, EpochMs>();
  const jumps = new Map<string, { ms: number; lasting: boolean }>();
  const lagging = new Map<string, { lag: number; jumped: { ms: number; lasting: boolean } | null }>();
  let seen = 0;
  for (const socket of lives) {
    if (++seen % STEP_ITEMS === 0) yield;
    if (socket.endType === 'cut' && (socket.ageMs ?? 0) >= SETTLED) cuts.push(socket);
    if (socket.endType === 'unseen' || socket.record.outcome.kind === 'unseen') continue;
    const { entry, record, document } = socket;
    const before = lagging.get(document);
    // Most ends are of a document that is known by now.
    if (!before) {
      const frame = frameOf(socket);
      const known = begins.get(frame);
      if (known) known.push(record.document.startedAt);
      else begins.set(frame, [record.document.startedAt]);
    }
    if (socket.endType === 'left') ends.set(document, Math.max(ends.get(document) ?? 0, socket.endedAt));
    const lag = entry.receivedAt - socket.endedAt;
    const grown = before ? lag - before.lag : 0;
    // A delay of delivery passes; what the page's clock slept stays.
    if (before?.jumped && grown > -JUMP / 2) before.jumped.lasting = true;
    const jumped = grown >= JUMP ? { ms: grown, lasting: false } : null;
    if (jumped) jumps.set(socket.key, jumped);
    if (before) {
      before.lag = lag;
      before.jumped = jumped;
    } else lagging.set(document, { lag, jumped });
  }
  /** Asked of few ends. */
  let moments: { created: Float64Array; ended: Float64Array } | null = null;
  for (const starts of begins.values()) starts.sort((a, b) => a - b);

  function nextDocument(socket: SocketSummary): EpochMs | null {
    const starts = begins.get(frameOf(socket)) ?? [];
    return starts[lowerBound(starts, socket.record.document.startedAt + 1, (at) => at)] ?? null;
  }

  return {
    cutElsewhere({ endedAt, host }) {
      const from = lowerBound(cuts, endedAt - MOMENT, (socket) => socket.endedAt);
      const hosts = new Set<string>();
      let sockets = 0;
      for (let index = from; index < from + MOST; index++) {
        const other = cuts[index];
        if (!other || other.endedAt > endedAt + MOMENT) break;
        if (other.host === host) continue;
        hosts.add(other.host);
        sockets++;
      }
      return { hosts: hosts.size, sockets };
    },
    nextDocument,
    leftAt: (socket) => ends.get(socket.document) ?? nextDocument(socket),
    aliveAt({ record: { createdAt } }) {
      moments ??= {
        created: Float64Array.from(lives, ({ record }) => record.createdAt).sort(),
        ended: Float64Array.from(lives, ({ endedAt }) => endedAt),
      };
      return countBelow(moments.created, createdAt) - countBelow(moments.ended, createdAt);
    },
    clockJump: ({ key }) => jumps.get(key) ?? { ms: 0, lasting: false },
  };
}

const countBelow = (numbers: Float64Array, number: number): number => lowerBound(numbers, number, (each) => each);

function frameOf({ entry: { source } }: SocketSummary): string {
  return `${source.tabId}.${source.frameId}`;
}
