import type { Notice } from '../hook/protocol';
import type { Outcome, SocketRecord } from '../record/record';
import type { Frame } from './frame';
import { Life } from './life';
import { acceptChannel, type PageChannel } from './page-channel';
import { watchPolicy } from './policy';

const CLOSED = 3;

export interface SocketWatch {
  /** Failures of our own in this frame so far: swallowed, counted. */
  failures(): number;
  stop(): void;
}

/** Follows each socket of a window from constructor to end, and emits a record for every end. */
export function watchSockets(window: Window, frame: Frame, emit: (record: SocketRecord) => void): SocketWatch {
  const lives = new Map<number, Life>();
  const stopper = new AbortController();
  const { signal } = stopper;
  let failures = 0;

  /** Errors of ours must not reach the console of the page that is debugged. */
  function guarded<Args extends unknown[]>(handle: (...args: Args) => void): (...args: Args) => void {
    return (...args) => {
      try {
        handle(...args);
      } catch {
        failures++;
      }
    };
  }

  const policy = watchPolicy(window.document, emit, guarded);

  function end(seq: number, life: Life, outcome: Outcome): void {
    lives.delete(seq);
    emit(life.end(outcome));
  }

  function follow(socket: WebSocket, seq: number, channel: PageChannel): void {
    const life = lives.get(seq);
    if (!life) return;
    // Not the socket itself: an abandoned one must stay collectable.
    const held = new WeakRef(socket);
    life.vitals = () => {
      const alive = held.deref();
      const { url = null, protocol = '', extensions = '', bufferedAmount = null } = alive ?? {};
      return { url, protocol, extensions, bufferedAmount, sent: alive ? channel.count(alive) : null };
    };
    life.stillborn = socket.readyState === CLOSED;

    const on = <Type extends keyof WebSocketEventMap>(
      type: Type,
      handle: (event: WebSocketEventMap[Type]) => void,
    ): void => {
      const listener = guarded(handle);
      // An event that the page dispatched itself is no news of the network.
      socket.addEventListener(type, (event) => event.isTrusted && listener(event), { signal });
    };
    on('open', () => {
      life.openedAt = frame.now();
    });
    on('message', ({ data }: MessageEvent<string | ArrayBuffer | Blob>) => {
      if (typeof data === 'string') life.received(data.length, true, frame.now());
      else life.received('size' in data ? data.size : data.byteLength, false, frame.now());
    });
    on('error', () => {
      life.errored = true;
      if (!life.stillborn) return;
      end(seq, life, { kind: 'blocked', policy: null });
      policy.expect(life, socket.url);
    });
    on('close', ({ code, reason, wasClean }) => {
      const last = life.lastOutcome;
      // The document went for good and that was told already: Firefox fires a close of its own making then.
      if (last?.kind === 'page-went-away' && !last.persisted) return;
      const kind = life.openedAt === null ? 'handshake-failed' : 'closed';
      end(seq, life, { kind, code, reason, wasClean, errorEvent: life.errored });
    });
  }

  function hear(notice: Notice): void {
    const { seq } = notice;
    if (notice.kind === 'created') {
      lives.set(seq, new Life(notice, frame));
      return;
    }
    if (notice.kind === 'failed') {
      failures++;
      return;
    }
    const life = lives.get(seq);
    if (!life) return;
    switch (notice.kind) {
      case 'threw': {
        const { name, message } = notice;
        end(seq, life, { kind: 'constructor-threw', name, message, policy: null });
        // Firefox throws where a policy forbids the connection. A bad URL or subprotocol is a SyntaxError.
        if (name !== 'SyntaxError' && name !== 'TypeError') policy.expect(life, null);
        return;
      }
      case 'close-called':
        life.closeCalled(notice);
        return;
      case 'misused':
        life.misused(notice);
        return;
      case 'stream-opened':
        life.openedAt = notice.at;
        life.negotiated = { protocol: notice.protocol, extensions: notice.extensions };
        return;
      case 'stream-ended': {
        const { code, reason, wasClean } = notice;
        const kind = life.openedAt === null ? 'handshake-failed' : 'closed';
        end(seq, life, { kind, code, reason, wasClean, errorEvent: false });
      }
    }
  }

  const stopAccepting = acceptChannel(window, frame.token, guarded(hear), guarded(follow));

  window.addEventListener(
    'pagehide',
    guarded(({ persisted }: PageTransitionEvent) => {
      for (const [seq, life] of [...lives]) {
        const outcome: Outcome = { kind: 'page-went-away', state: life.state, persisted };
        // In the back-forward cache a socket may live on, and end once more: that later end then replaces this one.
        if (persisted) emit(life.end(outcome));
        else end(seq, life, outcome);
      }
    }),
    { capture: true, signal },
  );

  return {
    failures: () => failures,
    stop() {
      stopAccepting();
      policy.stop();
      stopper.abort();
    },
  };
}
