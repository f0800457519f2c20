import type { SocketEnd, SocketFacts } from '../intake/facts';
import { LIMITS } from '../record/limits';
import type { Frame } from './frame';
import { acceptChannel } from './page-channel';

const CLOSED = 3;
/** Notices kept of one socket: constructor, close(), and mistakes. */
const MOST_NOTICES = LIMITS.misuses + 4;
/** Sockets that a policy forbade, waiting for the event that names the policy. */
const MOST_FORBIDDEN = 8;

/** One socket's facts so far, and how to read the socket's own vitals. Holds no reference to the socket. */
interface Life {
  facts: SocketFacts;
  read: () => SocketFacts['vitals'];
  /** What the hook told last of what `send()` counted. */
  sent: string | null;
  /** Whether it was open when it was foretold; see {@link watchSockets}. */
  foretold?: boolean;
}

export interface SocketWatch {
  /** Failures of our own in this frame so far: swallowed, counted. */
  failures(): number;
}

/**
 * Follows each socket of a window from constructor to end, and emits its facts at every end.
 *
 * Of a socket that lives on it also emits, as revision 0, what is to be said should its page go without a word. That is
 * no rare case: Chromium drops the last message of a page whose background it would have to start first, and a tab that is
 * discarded has no last message.
 *
 * @param listening capturing, and until when
 * @param later resolves when a socket has lived long enough to be foretold
 */
export function watchSockets(
  window: Window,
  { facts: { token }, now, lookAtClock }: Frame,
  listening: AddEventListenerOptions,
  emit: (facts: SocketFacts) => void,
  later: () => Promise<void>,
): SocketWatch {
  const { document } = window;
  const lives = new Map<number, Life>();
  const forbidden: Life[] = [];
  let failures = 0;
  let isForetelling = false;

  /** Errors of ours must not reach the console of the page that is debugged. */
  const guarded =
    <Args extends unknown[]>(handle: (...args: Args) => void) =>
    (...args: Args): void => {
      try {
        handle(...args);
      } catch {
        failures++;
      }
    };

  function tell({ facts, read }: Life, ending: SocketEnd): void {
    facts.vitals = read();
    facts.end = ending;
    facts.endedAt = now();
    facts.documentUrl = clip(document.URL);
    facts.visibility = document.visibilityState;
    facts.online = window.navigator.onLine;
    emit({ ...facts, notices: [...facts.notices], received: [...facts.received] });
  }

  function end(life: Life, ending: SocketEnd): void {
    const { facts } = life;
    lookAtClock();
    facts.revision++;
    // In the back-forward cache a socket may live on, and end once more: that later end then replaces this one.
    if (ending[0] !== 'pagehide' || !ending[1]) lives.delete(facts.seq);
    tell(life, ending);
  }

  function foretell(): void {
    if (isForetelling) return;
    isForetelling = true;
    void later().then(
      guarded(() => {
        isForetelling = false;
        for (const life of lives.values()) {
          const isOpen = life.facts.openedAt !== null;
          if (life.facts.revision || life.foretold === isOpen) continue;
          life.foretold = isOpen;
          tell(life, ['pagehide', false]);
        }
      }),
    );
  }

  function notice(kind: string, seq: number, fields: string): void {
    if (kind === 'failed') failures++;
    if (kind === 'created') {
      lookAtClock(true);
      lives.set(seq, newLife(seq));
      foretell();
    }
    const life = lives.get(seq);
    if (!life) return;
    if (kind === 'sent') {
      life.sent = fields;
      return;
    }
    const { notices } = life.facts;
    // However often a page errs, its close() has its place.
    const most = kind === 'misused' ? MOST_NOTICES - 1 : MOST_NOTICES;
    if (notices.length < most || kind === 'ended') notices.push([kind, now(), fields]);
    if (kind !== 'threw' && kind !== 'ended') return;
    end(life, ['told']);
    // Firefox throws where a policy forbids the connection; the event that names the policy comes later.
    if (kind === 'threw') awaitPolicy(life);
  }

  function socket(target: WebSocket, seq: number, count: () => void): void {
    const life = lives.get(seq);
    if (!life) return;
    const { facts } = life;
    // Not the socket itself: an abandoned one must stay collectable.
    const held = new WeakRef(target);
    life.read = () => {
      const alive = held.deref();
      if (!alive) return facts.vitals;
      count();
      const { url, protocol, extensions, bufferedAmount } = alive;
      return [clip(url), clip(protocol), clip(extensions), bufferedAmount, life.sent];
    };
    const isForbidden = target.readyState === CLOSED;
    if (isForbidden) awaitPolicy(life);
    const on = <Type extends keyof WebSocketEventMap>(
      type: Type,
      handle: (event: WebSocketEventMap[Type]) => void,
    ): void =>
      target.addEventListener(
        type,
        // An event that the page dispatched itself is no news of the network.
        guarded((event) => {
          if (event.isTrusted) handle(event);
        }),
        listening,
      );
    on('open', () => {
      facts.openedAt = now();
      foretell();
    });
    // For each message, so as bare as can be: nothing is made in it, and nothing can throw.
    const { received } = facts;
    const receive = ({ isTrusted, data }: MessageEvent<string | ArrayBuffer | Blob>): void => {
      if (!isTrusted) return;
      const isText = typeof data === 'string';
      const size = isText ? data.length : 'size' in data ? data.size : data.byteLength;
      received[0]++;
      received[isText ? 2 : 1] += size;
      if (size > received[3]) received[3] = size;
      received[4] = now();
    };
    target.addEventListener('message', receive, listening);
    on('error', () => {
      facts.errorEvent = true;
      if (isForbidden) end(life, ['forbidden']);
    });
    on('close', ({ code, reason, wasClean }) => {
      // The document went for good and that was told already: Firefox fires a close of its own making then.
      const [kind, persisted] = facts.end;
      if (kind === 'pagehide' && !persisted && facts.revision) return;
      end(life, ['close', code, reason, wasClean]);
    });
  }

  function awaitPolicy(life: Life): void {
    forbidden.push(life);
    if (forbidden.length > MOST_FORBIDDEN) forbidden.shift();
  }

  acceptChannel(window, token, listening, { notice: guarded(notice), socket: guarded(socket) });

  document.addEventListener(
    'securitypolicyviolation',
    guarded(({ effectiveDirective, disposition, originalPolicy, blockedURI }) => {
      if (effectiveDirective !== 'connect-src' || disposition !== 'enforce') return;
      // The event may name the origin alone; of a constructor that threw, only the hook knows the URL.
      const life = forbidden.find(({ facts: { policy, notices }, read }) => {
        const [told = notices.join()] = read() ?? [];
        return !policy && told.includes(blockedURI);
      });
      if (!life) return;
      const { facts } = life;
      facts.policy = [effectiveDirective, disposition, clip(originalPolicy)];
      // Chromium tells the policy before the socket's `error`, Firefox after its constructor threw.
      if (!facts.revision) return;
      facts.revision++;
      emit({ ...facts });
    }),
    listening,
  );

  window.addEventListener(
    'pagehide',
    guarded(({ persisted }: PageTransitionEvent) => {
      for (const life of [...lives.values()]) end(life, ['pagehide', persisted]);
    }),
    listening,
  );

  return { failures: () => failures };
}

function newLife(seq: number): Life {
  return {
    facts: {
      seq,
      revision: 0,
      notices: [],
      end: ['told'],
      endedAt: 0,
      openedAt: null,
      errorEvent: false,
      policy: null,
      documentUrl: '',
      vitals: null,
      received: [0, 0, 0, 0, 0],
      visibility: '',
      online: true,
    },
    read: () => null,
    sent: null,
  };
}

/** One character more than the limit: the background cuts it, and says so. */
const clip = (text: string): string => text.slice(0, LIMITS.url + 1);
