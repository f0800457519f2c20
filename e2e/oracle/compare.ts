import type { Life, Places, SocketScript } from './life';
import { STAGES, socketPath, socketUrl } from './life';
import type { Recorded } from './recorded';
import { type PageLine, type ServerLine, WHOLE_PAGE } from './told';

export type Engine = 'chromium' | 'firefox';

/** What is recorded, and what is true instead. */
export interface Difference {
  path: string;
  field: string;
  recorded: unknown;
  /** One of these. */
  truth: readonly unknown[];
}

/**
 * Page and record tell the time of the same task by the same clock; what lies between is the page's own code, and on a busy
 * machine whatever else runs. Milliseconds.
 */
const TOLERANCE = 250;
/**
 * Chromium gives a page that leaves for another site, and a removed frame of another process, half a second to run its
 * `pagehide` listeners and to send their messages. On a busy machine that passes before a script runs: then neither the page
 * nor an extension in it can report an end. Some of it is the message's way. Milliseconds.
 */
const LAST_WORD = 400;
/** When a page without a last word went is known by the request for the next page. Milliseconds. */
const NEARLY = 1_500;
/**
 * The extension reports a socket that lives on, without waiting for its end. A busy process may run that late, and the
 * message has a way to go. Milliseconds.
 */
const REPORTED_AFTER = 3_000;
/** Within so much, a frame of another process does more than the page that removed it can know. Milliseconds. */
const SAME_MOMENT = 100;
/** A page's windows hear of their going one after the other: those of forty frames took 360 ms here. */
const GOING = 750;
/** Firefox closes the sockets of a document that goes before its `pagehide`. Milliseconds. */
const LEAVING = 1_000;

const CONNECTING = 0;
const OPEN = 1;

/** What the two ends know of one socket. */
interface Truth {
  life: Life;
  script: SocketScript;
  url: string;
  /** In the order of time. */
  page: PageLine[];
  wire: ServerLine[];
  /** When its document went; infinite: it stayed. */
  goneAt: number;
  /** Nobody in its process could report the end. */
  hasNoLastWord: boolean;
  /** The last time at which its script is known to have run while its messages were still heard. */
  lastSign: number;
  engine: Engine;
}

/** Looks through all sockets of a life. */
export function compareLife(
  life: Life,
  places: Places,
  reported: readonly PageLine[],
  wire: ReadonlyMap<string, ServerLine[]>,
  recorded: ReadonlyMap<string, Recorded[]>,
  engine: Engine,
): Difference[] {
  const goneOf = (seed: number) =>
    reported.flatMap((line) => (line.what === 'gone' && line.life === seed ? [line] : []));
  // A frame of another process is gone when it says so itself, a moment after its page.
  const last = goneOf(life.seed).sort((a, b) => b.at - a.at)[0] ?? goneOf(WHOLE_PAGE)[0];
  const began = goneOf(life.seed).find(({ how }) => how !== 'pagehide');
  const isTooLate =
    engine === 'chromium' &&
    STAGES[life.stage] === 'frame' &&
    began !== undefined &&
    (last?.how !== 'pagehide' || last.at - began.at > LAST_WORD);
  const gone = isTooLate ? began : last;
  const goneAt = gone?.at ?? Number.POSITIVE_INFINITY;
  // Chromium ends the process of a page that is left for another site. It may do so before a frame hears of it, and before
  // an extension's message leaves the process: then the page's own last word is lost, too.
  const hasNoLastWord =
    isTooLate ||
    gone?.how === 'asked' ||
    (life.page === 'left-for-another-origin' &&
      gone !== undefined &&
      ((STAGES[life.stage] === 'frame' && goneOf(life.seed).length === 0) ||
        goneOf(WHOLE_PAGE).every(({ how }) => how === 'asked')));
  const lastSign = Math.max(
    0,
    ...reported.flatMap((line) =>
      line.life === life.seed && line.socket !== WHOLE_PAGE && line.at < goneAt + LAST_WORD ? [line.at] : [],
    ),
  );
  return life.sockets.flatMap((script, index) => {
    const path = socketPath(life.seed, index);
    const page = reported
      .filter((line) => line.life === life.seed && line.socket === index)
      .sort((a, b) => a.at - b.at);
    const truth = {
      life,
      script,
      url: socketUrl(places, life, index),
      page,
      wire: wire.get(path) ?? [],
      goneAt,
      hasNoLastWord,
      lastSign,
      engine,
    };
    return compareSocket(truth, recorded.get(path) ?? []).map((difference) => ({ path, ...difference }));
  });
}

type Found = Omit<Difference, 'path'>;

function compareSocket(truth: Truth, records: readonly Recorded[]): Found[] {
  const { page, goneAt } = truth;
  const made = first(page, 'made');
  if (!made) return records.length === 0 ? [] : [{ field: 'records', recorded: records.length, truth: [0] }];
  const [entry] = records;
  if (!entry || records.length > 1) {
    // A frame of another process may make a socket and be gone before anything of it has left that process.
    const mayBeLost = STAGES[truth.life.stage] === 'frame' && goneAt - made.at < SAME_MOMENT;
    const isUnreported = truth.hasNoLastWord && truth.lastSign - made.at < REPORTED_AFTER;
    if (!entry && (mayBeLost || isUnreported)) return [];
    return [{ field: 'records', recorded: records.length, truth: [1] }];
  }
  return new Comparison(truth, entry).compare();
}

class Comparison {
  #found: Found[] = [];

  constructor(
    private readonly truth: Truth,
    private readonly entry: Recorded,
  ) {}

  compare(): Found[] {
    const { record } = this.entry;
    const { page, url, life, goneAt, hasNoLastWord } = this.truth;
    this.#is('api', record.api, 'WebSocket');
    this.#is('url', record.url, url);
    this.#is('requestedUrl', record.requestedUrl, null);
    this.#is('protocol', record.protocol, '');
    this.#is('document.top', record.document.top, life.stage === 'top');
    this.#between('createdAt', record.createdAt, first(page, 'made')?.at, first(page, 'constructed')?.at);
    // What was reported while the page lived is all that can be recorded of it.
    const close = first(page, 'close');
    if (hasNoLastWord && record.outcome.kind === 'page-went-away' && (!close || goneAt - close.at < LAST_WORD)) {
      this.#between('endedAt', record.endedAt, goneAt - NEARLY, goneAt + NEARLY);
      return this.#found;
    }
    this.#at('openedAt', record.openedAt, first(page, 'open')?.at ?? null);
    this.#outcome();
    this.#closeCall();
    this.#misuses();
    this.#sent();
    this.#received();
    this.#is('annotation.closedBy', this.entry.annotation.closedBy, ...closedBy(this.truth));
    return this.#found;
  }

  #is(field: string, recorded: unknown, ...truth: unknown[]): void {
    if (!truth.includes(recorded)) this.#found.push({ field, recorded, truth });
  }

  #at(field: string, recorded: number | null, truth: number | null, tolerance = TOLERANCE): void {
    const isNear = recorded === null || truth === null ? recorded === truth : Math.abs(recorded - truth) <= tolerance;
    if (!isNear) this.#found.push({ field, recorded, truth: [truth] });
  }

  #between(field: string, recorded: number, least = recorded, most = least): void {
    if (recorded < least - TOLERANCE || recorded > most + TOLERANCE) {
      this.#found.push({ field, recorded, truth: [least, most] });
    }
  }

  #outcome(): void {
    const { outcome, endedAt } = this.entry.record;
    const { page, goneAt } = this.truth;
    const opened = first(page, 'open');
    const close = first(page, 'close');
    // As the document goes Firefox closes its sockets, and the page may see that, or be gone.
    const isGone = goneAt < Number.POSITIVE_INFINITY && (!close || close.at > goneAt - SAME_MOMENT);
    if (isGone && (!close || outcome.kind === 'page-went-away')) {
      const isFirefox = this.truth.engine === 'firefox' && outcome.kind !== 'page-went-away';
      if (isFirefox) this.#is('outcome.code', outcome.code, 1001, 1006);
      else {
        this.#is('outcome.kind', outcome.kind, 'page-went-away');
        const state = closing(this.truth) ? 'closing' : opened ? 'open' : 'connecting';
        this.#is('outcome.state', outcome.state, state);
      }
      // The windows of a page go one after the other; the server hears of each.
      const heard = this.truth.wire.findLast(({ what }) => what === 'got-close' || what === 'gone')?.at ?? goneAt;
      this.#between(
        'endedAt',
        endedAt,
        goneAt,
        this.truth.hasNoLastWord ? goneAt + NEARLY : Math.max(goneAt + GOING, heard),
      );
      return;
    }
    if (!close) return;
    this.#is('outcome.kind', outcome.kind, opened ? 'closed' : 'handshake-failed');
    this.#is('outcome.code', outcome.code, close.code);
    this.#is('outcome.reason', outcome.reason, close.reason);
    this.#is('outcome.wasClean', outcome.wasClean, close.wasClean);
    this.#is('outcome.errorEvent', outcome.errorEvent, first(page, 'error') !== undefined);
    this.#at('endedAt', endedAt, close.at);
  }

  #closeCall(): void {
    const { closeCall, closingAt } = this.entry.record;
    const call = closing(this.truth);
    this.#is('closeCall', closeCall !== null, call !== undefined);
    this.#at('closingAt', closingAt, call?.at ?? null);
    if (!closeCall || !call) return;
    this.#at('closeCall.at', closeCall.at, call.at);
    this.#is('closeCall.state', closeCall.state, call.state === CONNECTING ? 'connecting' : 'open');
    this.#is('closeCall.code', closeCall.code, call.code);
    this.#is('closeCall.reason', closeCall.reason, call.reason);
  }

  #misuses(): void {
    const threw = this.truth.page.flatMap((line) =>
      (line.what === 'send' || line.what === 'close()') && line.threw !== null ? [line.threw] : [],
    );
    const names = this.entry.record.misuses.map(({ name }) => name);
    this.#is('misuses', names.join(), threw.join());
  }

  #sent(): void {
    const { traffic } = this.entry.record;
    const opened = first(this.truth.page, 'open');
    const all = this.truth.page.filter((line) => line.what === 'send');
    const sent = all.filter(({ state, threw }) => state === OPEN && threw === null);
    if (!traffic) {
      // What never opened has nothing to count.
      if (opened) this.#found.push({ field: 'traffic', recorded: null, truth: [`${sent.length} messages sent`] });
      return;
    }
    const recorded = traffic.sent;
    this.#is('sent.messages', recorded.messages, sent.length);
    this.#is('sent.bytes', recorded.bytes, sum(sent.map(({ bytes }) => bytes)));
    this.#is('sent.largest', recorded.largest, Math.max(0, ...sent.map(({ bytes }) => bytes)));
    this.#at('sent.firstAt', recorded.firstAt, sent[0]?.at ?? null);
    this.#at('sent.lastAt', recorded.lastAt, sent.at(-1)?.at ?? null);
    this.#is(
      'sent.discarded',
      recorded.discarded,
      all.filter(({ state, threw }) => state > OPEN && threw === null).length,
    );
    // Read by the page an instant later: the network may have taken some in between.
    const most = Math.max(0, ...all.map(({ buffered }) => buffered));
    const mostSent = Math.max(0, ...sent.map(({ buffered }) => buffered));
    const { maxBufferedAmount } = recorded;
    if (maxBufferedAmount === null) this.#is('sent.maxBufferedAmount', null, 'a number');
    else if (maxBufferedAmount < mostSent || maxBufferedAmount > Math.max(most, sum(all.map(({ bytes }) => bytes)))) {
      this.#is('sent.maxBufferedAmount', maxBufferedAmount, mostSent, most);
    }
  }

  #received(): void {
    const received = this.entry.record.traffic?.received;
    if (!received) return;
    const { page } = this.truth;
    const messages = page.filter((line) => line.what === 'message');
    this.#is('received.messages', received.messages, messages.length);
    this.#is('received.binaryBytes', received.binaryBytes, sum(messages.map(({ text, size }) => (text ? 0 : size))));
    this.#is('received.textLength', received.textLength, sum(messages.map(({ text, size }) => (text ? size : 0))));
    this.#is('received.largest', received.largest, Math.max(0, ...messages.map(({ size }) => size)));
    this.#is('received.approximate', received.approximate, false);
    this.#at('received.firstAt', received.firstAt, messages[0]?.at ?? null);
    this.#at('received.lastAt', received.lastAt, messages.at(-1)?.at ?? null);
    this.#at(
      'received.longestSilence',
      received.longestSilence,
      this.#longestSilence(messages),
      this.truth.hasNoLastWord ? NEARLY : this.truth.goneAt < Number.POSITIVE_INFINITY ? GOING : TOLERANCE,
    );
  }

  /** From `open` to the begin of closing, or to the end. */
  #longestSilence(messages: readonly PageLine[]): number | null {
    const { page, goneAt } = this.truth;
    const opened = first(page, 'open');
    if (!opened) return null;
    const end = Math.min(
      closing(this.truth)?.at ?? Number.POSITIVE_INFINITY,
      first(page, 'close')?.at ?? goneAt,
      goneAt,
    );
    const times = [opened.at, ...messages.map(({ at }) => at), end];
    return Math.max(0, ...times.slice(1).map((at, index) => at - (times[index] ?? at)));
  }
}

/** Who can be said to have begun the end, by both ends' own logs. */
function closedBy(truth: Truth): string[] {
  const { page, wire, script, goneAt, engine } = truth;
  const call = closing(truth);
  const close = first(page, 'close');
  const opened = first(page, 'open');
  if (goneAt < Number.POSITIVE_INFINITY && (!close || close.at > goneAt - SAME_MOMENT)) {
    if (!close) return call ? ['navigation', 'page'] : ['navigation'];
    return ['navigation', ...endOf()];
  }
  if (engine === 'firefox' && close?.code === 1001 && close.wasClean) {
    if (goneAt - close.at < LEAVING) return ['navigation'];
    // So it does as `document.open()` replaces a document, also where the socket had not opened by then.
    const firstClose = wire.find(({ what }) => what === 'sent-close' || what === 'got-close');
    if (firstClose?.what !== 'sent-close') return ['navigation'];
  }
  return endOf();

  function endOf(): string[] {
    if (!opened) {
      if (call) return ['page'];
      // Without DevTools, Chromium does not say why a handshake failed.
      return [script.answer.how === 'status' ? 'server' : 'network', 'unknown'];
    }
    const serverClosed = wire.findIndex(({ what }) => what === 'sent-close');
    const pageClosed = wire.findIndex(({ what }) => what === 'got-close');
    const serverFirst = serverClosed >= 0 && (pageClosed < 0 || serverClosed < pageClosed);
    if (!call) {
      if (serverFirst) return ['server'];
      // The page sees the server's answer to the browser's own 1001, and no sign of that.
      if (engine === 'firefox' && serverClosed >= 0 && pageClosed >= 0) return ['server'];
      // Firefox fires `error` for what it failed itself and for a reset alike.
      return engine === 'firefox' ? ['network', 'unknown'] : ['network'];
    }
    const answered = wire.find((line) => line.what === 'sent-close');
    if (!answered) return pageClosed >= 0 ? ['page'] : ['page', 'network', 'both'];
    // A bare 1000 and an empty Close frame are answers to any code, and what a server sends that is done.
    const isAnyAnswer =
      (answered.code === 1000 || answered.code === null) &&
      (answered.reason === '' || answered.reason === (call.reason ?? ''));
    const differs = answered.code !== call.code || (answered.reason !== '' && answered.reason !== (call.reason ?? ''));
    if (differs && isAnyAnswer) return ['both'];
    // That the server's words are its own can be told; not that they are an answer.
    if (serverFirst) return differs ? ['server'] : ['server', 'both', 'page'];
    return differs ? ['page', 'both', 'server'] : ['page'];
  }
}

/** The call that began the closing handshake. */
function closing({ page }: Truth) {
  const end = first(page, 'close')?.at ?? Number.POSITIVE_INFINITY;
  return page.find(
    (line): line is Extract<PageLine, { what: 'close()' }> =>
      line.what === 'close()' && line.threw === null && line.state <= OPEN && line.at <= end,
  );
}

function first<What extends PageLine['what']>(
  page: readonly PageLine[],
  what: What,
): Extract<PageLine, { what: What }> | undefined {
  return page.find((line): line is Extract<PageLine, { what: What }> => line.what === what);
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
