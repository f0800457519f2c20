/** Steps of a report's page: what several plays have in common. */

export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** When the socket is over, or after so many milliseconds. */
export function ended(socket: WebSocket, patience = 8_000): Promise<void> {
  return new Promise((resolve) => {
    socket.addEventListener('close', () => resolve());
    socket.addEventListener('error', () => setTimeout(resolve, 400));
    setTimeout(resolve, patience);
  });
}

export function opened(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('close', () => resolve());
  });
}

/** Attempts one after the other, each made when the one before is over, and a wait later. */
export async function inTurn(
  count: number,
  delay: (attempt: number) => number,
  make: (attempt: number) => WebSocket,
): Promise<void> {
  for (let attempt = 1; attempt <= count; attempt++) {
    await ended(make(attempt));
    if (attempt < count) await wait(delay(attempt));
  }
}
