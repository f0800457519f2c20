import type { PageOutcome, Step } from '../fault';

/** Milliseconds in which a `close` follows an `error`, if ever it does. */
const CLOSE_FOLLOWS = 400;

/**
 * Makes one socket, does these steps with it, and resolves when it is over, with all that script was told.
 * `patience`: milliseconds after which to give up.
 */
export async function playSocket(
  make: () => WebSocket,
  steps: readonly Step[],
  patience: number,
): Promise<PageOutcome> {
  const reported = gaveUpOutcome();
  let socket: WebSocket;
  try {
    socket = make();
  } catch (error) {
    return { ...reported, how: 'threw', threw: [errorText(error)] };
  }
  const opened = new Promise<void>((resolve) => {
    socket.addEventListener('open', () => {
      reported.opened = true;
      resolve();
    });
  });
  const message = new Promise<void>((resolve) => {
    socket.addEventListener('message', () => resolve());
  });
  const over = new Promise<void>((resolve) => {
    socket.addEventListener('close', ({ code, reason, wasClean }) => {
      Object.assign(reported, { how: 'closed', code, reason, wasClean });
      resolve();
    });
    socket.addEventListener('error', () => {
      reported.errorEvent = true;
      if (reported.how === 'gave-up' && socket.readyState === WebSocket.CLOSED) reported.how = 'error-without-close';
      setTimeout(resolve, CLOSE_FOLLOWS);
    });
    setTimeout(resolve, patience);
  });
  for (const step of steps) {
    // Not awaiting where nothing is waited for keeps a step in the task, and so in the state, that it is meant for.
    if (step.do === 'wait-open') await Promise.race([opened, over]);
    else if (step.do === 'wait-message') await Promise.race([message, over]);
    else if (step.do === 'wait-close') await over;
    else if (step.do === 'wait') await new Promise((resolve) => setTimeout(resolve, step.milliseconds));
    else reported.threw.push(...attempt(socket, step));
  }
  await over;
  return reported;
}

/** Until more is known, the page has given up. */
export function gaveUpOutcome(): PageOutcome {
  return { how: 'gave-up', opened: false, errorEvent: false, code: null, reason: null, wasClean: null, threw: [] };
}

export function errorText(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? `${error.name}: ${error.message}` : String(error);
}

function attempt(socket: WebSocket, step: Extract<Step, { do: 'send' | 'close' }>): string[] {
  try {
    if (step.do === 'send') socket.send('x'.repeat(step.bytes));
    else closeWith(socket, step.args);
    return [];
  } catch (error) {
    return [errorText(error)];
  }
}

/** With as many arguments as given: `close()` and `close(undefined)` need not be the same to an extension. */
function closeWith(socket: WebSocket, [code, reason]: Extract<Step, { do: 'close' }>['args']): void {
  if (code === undefined) socket.close();
  else if (reason === undefined) socket.close(code);
  else socket.close(code, reason);
}
