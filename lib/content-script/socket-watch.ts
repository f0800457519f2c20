import { LIMITS } from '../model/limits';
import { FORGO, type PageReport, ReadMode, type ThrownReport } from '../protocol/page-channel';
import type { RawEnd, RawSocket } from '../protocol/raw-events';
import type { FrameWatch } from './frame-watch';
import { acceptChannel, listenToChannel, readReport } from './page-channel';
import { countReceived, type ReceivedCounter } from './received-counter';
import type { WindowListeners } from './window-listeners';

const CLOSED = 3;
const LIFE_EVENTS = ['open', 'error', 'close'];
/** Sockets that a policy forbade, waiting for the event that names the policy. */
const MOST_FORBIDDEN = 8;
/** Most sockets that end sooner are reported once. */
const PROVISIONAL_AFTER_MS = 250;
/**
 * Stacks that may be formatted in a second, at some 30 µs each: of clean ends, and of all. Beyond, a record has no call
 * sites.
 */
const MOST_STACKS_OF_CLEAN_ENDS = 20;
const MOST_STACKS = 100;

/** One socket so far. Holds no strong reference to it: an abandoned one must stay collectable. */
interface WatchedSocket {
  raw: RawSocket;
  socket: WeakRef<WebSocket> | null;
  counter: ReceivedCounter | null;
  /** Channels of other windows whose methods were used for it, with their last reports. */
  foreign: Map<EventTarget, PageReport | null>;
  /** Whether it was open when it was reported provisionally. */
  provisional?: boolean;
}

/** In Chromium the isolated worlds of a page's frames share their wrappers, which pages cannot see. */
interface SharedWrapper {
  hangup?: ((channel: EventTarget) => void) | undefined;
}

/** What is to be delivered. Asking the page script for its part is left until then: an end must not hold up the page. */
export interface PendingReport {
  seq: number;
  revision: number;
  end: RawEnd;
  /** Returns the same again once it was called. May be called after the page script is gone. */
  read(): RawSocket;
}

/** Counts of a frame so far. */
export interface FrameLosses {
  /** Reports dropped at a limit, and thrown constructors of which the page script kept only the number. */
  dropped: number;
  /** Our own errors, which are caught: they must not reach the console of the page. */
  failures: number;
}

export interface SocketWatchPorts {
  emit(report: PendingReport): void;
  /** Updated in place. */
  losses: FrameLosses;
  delay(milliseconds: number): Promise<void>;
  /** Resolves in a task of its own. */
  turn(): Promise<void>;
  /** Called when the window makes its first socket. */
  begun(): void;
  /** A type of event that no page can know; `null` where wrappers are shared ({@link SharedWrapper}). */
  foreignType: string | null;
}

export interface SocketWatch {
  /** Keeps no more messages. */
  forgoMessages(): void;
  /** Counts no more messages. */
  stop(): void;
}

/**
 * Follows each socket of a window from constructor to end, and reports every end.
 *
 * A socket that lives on is also reported provisionally, as revision 0: that is recorded if its page goes without a word. It
 * is no rare case: Chromium drops the last message of a page whose background it would have to start first, and a tab that is
 * discarded has no last message.
 */
export function watchSockets(
  window: Window,
  { frame: { token, startedAt }, now, lookAtClock }: FrameWatch,
  { listen, restorePagehide }: WindowListeners,
  { emit, losses, delay, turn, begun, foreignType }: SocketWatchPorts,
): SocketWatch {
  const { document } = window;
  const watchedSockets = new Map<number, WatchedSocket>();
  const forbidden: WatchedSocket[] = [];
  /** Other windows' sockets of which methods of this one were used: what they counted is asked for as this window goes. */
  const foreignSockets: WeakRef<WebSocket>[] = [];
  let ownChannel: EventTarget | null = null;
  let keepsMessages = true;
  let hasBegun = false;
  let isWaiting = false;
  let stacksSince = 0;
  let stacks = 0;

  /** Errors of ours must not reach the console of the page that is debugged. */
  const guarded =
    <Args extends unknown[]>(handle: (...args: Args) => void) =>
    (...args: Args): void => {
      try {
        handle(...args);
      } catch {
        losses.failures++;
      }
    };

  function stacksFor(end: RawEnd): number {
    const at = now();
    if (at - stacksSince > 1_000) {
      stacksSince = at;
      stacks = 0;
    }
    const most = end.kind === 'close' && !end.wasClean ? MOST_STACKS : MOST_STACKS_OF_CLEAN_ENDS;
    return stacks++ < most ? ReadMode.stacks : 0;
  }

  /** @param isLast no later version follows */
  function report(watched: WatchedSocket, end: RawEnd, isLast: boolean): void {
    const { raw, counter, foreign } = watched;
    // Held until it is read, which is soon.
    let socket = watched.socket?.deref() ?? null;
    const snapshot: RawSocket = {
      ...raw,
      end,
      endedAt: now(),
      visibility: document.visibilityState,
      online: window.navigator.onLine,
    };
    const bufferedAmount = socket?.bufferedAmount ?? 0;
    // A snapshot that could not be completed is one that the background cannot read, and counts.
    let complete: (() => void) | null = guarded(() => {
      snapshot.documentUrl = clip(document.URL);
      if (!socket || !ownChannel) return;
      const mode = stacksFor(end) | (isLast ? ReadMode.last : 0);
      const { url, protocol, extensions } = socket;
      snapshot.socket = { url: clip(url), protocol: clip(protocol), extensions: clip(extensions), bufferedAmount };
      snapshot.reports = [[ownChannel, null] as const, ...foreign].flatMap(([channel, last]) => {
        try {
          return readReport<PageReport>(channel, socket, mode) ?? last ?? [];
        } catch {
          // In Firefox the objects of a window that is gone are dead.
          return last ?? [];
        }
      });
      snapshot.received = counter?.read() ?? null;
      socket = null;
    });
    emit({
      seq: raw.seq,
      revision: raw.revision,
      end,
      read: () => {
        complete?.();
        complete = null;
        return snapshot;
      },
    });
  }

  function end(watched: WatchedSocket, ending: RawEnd): void {
    lookAtClock();
    watched.raw.revision++;
    // In the back-forward cache a socket may live on, and end once more: that later end then replaces this one.
    const isLast = ending.kind !== 'pagehide' || !ending.persisted;
    if (isLast) watchedSockets.delete(watched.raw.seq);
    report(watched, ending, isLast);
    watched.raw.end = ending;
  }

  function reportProvisionally(): void {
    if (isWaiting) return;
    isWaiting = true;
    void delay(PROVISIONAL_AFTER_MS).then(
      guarded(() => {
        isWaiting = false;
        for (const watched of watchedSockets.values()) {
          const isOpen = watched.raw.openedAt !== null;
          if (watched.raw.revision || watched.provisional === isOpen) continue;
          watched.provisional = isOpen;
          report(watched, { kind: 'pagehide', persisted: false }, false);
        }
      }),
    );
  }

  function add(seq: number): WatchedSocket {
    if (!(seq > 0)) throw new TypeError('No socket has this number');
    lookAtClock(true);
    const watched: WatchedSocket = {
      raw: newSocket(seq, now()),
      socket: null,
      counter: null,
      foreign: new Map(),
    };
    watchedSockets.set(seq, watched);
    reportProvisionally();
    return watched;
  }

  function watch(target: WebSocket, seq: number): void {
    const isForbidden = target.readyState === CLOSED;
    restorePagehide();
    const watched = add(seq);
    const { raw } = watched;
    watched.socket = new WeakRef(target);
    if (isForbidden) awaitPolicy(watched);
    const hear = guarded((event: Event) => {
      // An event that the page dispatched itself is no news of the network.
      if (!event.isTrusted) return;
      switch (event.type) {
        case 'open':
          raw.openedAt = now();
          reportProvisionally();
          break;
        case 'error':
          raw.errorEvent = true;
          if (isForbidden) end(watched, { kind: 'forbidden' });
          break;
        default: {
          // The document went for good and that was reported already: Firefox fires a close of its own making then.
          if (raw.revision && raw.end.kind === 'pagehide' && !raw.end.persisted) return;
          const { code, reason, wasClean } = event as CloseEvent;
          end(watched, { kind: 'close', code, reason, wasClean });
        }
      }
    });
    const adopt: SharedWrapper['hangup'] = guarded((channel) => {
      const socket = watched.socket?.deref();
      if (socket) watched.foreign.set(channel, readReport(channel, socket, ReadMode.stacks));
    });
    const hearForeign = (event: Event): void => {
      event.stopImmediatePropagation();
      const { relatedTarget } = event as FocusEvent;
      if (relatedTarget) adopt(relatedTarget);
    };
    for (const type of LIFE_EVENTS) target.addEventListener(type, hear, true);
    if (foreignType) target.addEventListener(foreignType, hearForeign, true);
    else (target as SharedWrapper).hangup = adopt;
    watched.counter = countReceived(target, now, delay, () => keepsMessages);
    if (!hasBegun) begun();
    hasBegun = true;
  }

  /** Passes a channel on to the content script of the window that made the socket. */
  function foreign(socket: WebSocket, channel: EventTarget): void {
    foreignSockets.push(new WeakRef(socket));
    passOn(socket, channel);
  }

  function passOn(socket: WebSocket, channel: EventTarget): void {
    if (foreignType) socket.dispatchEvent(new FocusEvent(foreignType, { relatedTarget: channel }));
    else (socket as SharedWrapper).hangup?.(channel);
  }

  /** A stream is no EventTarget: the page script reports whenever something becomes of it. */
  function stream(json: string): void {
    const report: PageReport = JSON.parse(json);
    const { seq, opened, ended } = report;
    const watched = watchedSockets.get(seq) ?? add(seq);
    const { raw } = watched;
    raw.reports = [report];
    if (opened && raw.openedAt === null) {
      raw.openedAt = startedAt + opened.at;
      reportProvisionally();
    }
    if (ended) end(watched, { kind: 'reported' });
  }

  function readThrown(): void {
    if (!ownChannel) return;
    const { count, kept } = readReport<ThrownReport>(ownChannel, null, ReadMode.stacks) ?? { count: 0, kept: {} };
    const reports = Object.values(kept);
    losses.dropped += count - reports.length;
    for (const report of reports) {
      const watched = add(report.seq);
      watched.raw.reports = [report];
      end(watched, { kind: 'reported' });
      // Firefox throws where a policy forbids the connection; the event that names the policy comes later.
      awaitPolicy(watched);
    }
  }

  function awaitPolicy(watched: WatchedSocket): void {
    forbidden.push(watched);
    if (forbidden.length > MOST_FORBIDDEN) forbidden.shift();
  }

  acceptChannel(window, token, (channel) => {
    ownChannel = channel;
    listenToChannel(channel, {
      socket: guarded(watch),
      foreign: guarded(foreign),
      stream: guarded(stream),
      threw: guarded(() => void turn().then(guarded(readThrown))),
      failed: () => losses.failures++,
    });
  });

  listen(
    document,
    'securitypolicyviolation',
    guarded(({ effectiveDirective, disposition, originalPolicy, blockedURI }: SecurityPolicyViolationEvent) => {
      if (effectiveDirective !== 'connect-src' || disposition !== 'enforce') return;
      readThrown();
      // The event may name the origin alone; of a constructor that threw, only the page script knows the URL.
      const watched = forbidden.find(({ raw, socket }) => {
        const url = socket?.deref()?.url ?? raw.reports[0]?.url;
        return !raw.policy && url?.includes(blockedURI);
      });
      if (!watched) return;
      const { raw } = watched;
      raw.policy = { directive: effectiveDirective, disposition, policy: clip(originalPolicy) };
      // Chromium tells the policy before the socket's `error`, Firefox after its constructor threw.
      if (!raw.revision) return;
      raw.revision++;
      report(watched, raw.end, true);
    }),
  );

  listen(
    window,
    'pagehide',
    guarded(({ persisted }: PageTransitionEvent) => {
      readThrown();
      for (const watched of [...watchedSockets.values()]) end(watched, { kind: 'pagehide', persisted });
      for (const held of foreignSockets) {
        const socket = held.deref();
        if (socket && ownChannel) passOn(socket, ownChannel);
      }
    }),
  );

  return {
    forgoMessages() {
      keepsMessages = false;
      ownChannel?.dispatchEvent(new Event(FORGO));
    },
    stop() {
      for (const { counter } of watchedSockets.values()) counter?.stop();
    },
  };
}

function newSocket(seq: number, createdAt: number): RawSocket {
  return {
    seq,
    revision: 0,
    reports: [],
    end: { kind: 'reported' },
    createdAt,
    endedAt: 0,
    openedAt: null,
    errorEvent: false,
    policy: null,
    documentUrl: '',
    socket: null,
    received: null,
    visibility: '',
    online: true,
  };
}

/** One character more than the limit: the background cuts it, and says so. */
const clip = (text: string): string => text.slice(0, LIMITS.url + 1);
