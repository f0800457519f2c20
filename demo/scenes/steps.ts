export const opened = (socket: WebSocket): Promise<void> => heard(socket, 'open');
export const closed = (socket: WebSocket): Promise<void> => heard(socket, 'close');

function heard(socket: WebSocket, type: 'open' | 'close'): Promise<void> {
  return new Promise((resolve) => socket.addEventListener(type, () => resolve(), { once: true }));
}

export const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Plays three sockets, each made so many milliseconds after the one before had opened: ends that agree in one moment are
 * one event, and do not show a limit.
 */
export async function inWaves(
  every: number,
  make: () => WebSocket,
  use: (socket: WebSocket, over: Promise<void>) => Promise<void>,
): Promise<void> {
  const waves: Promise<void>[] = [];
  for (let wave = 0; wave < 3; wave++) {
    const socket = make();
    const over = closed(socket);
    await opened(socket);
    waves.push(use(socket, over));
    if (wave < 2) await wait(every);
  }
  await Promise.all(waves);
}
