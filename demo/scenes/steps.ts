export const opened = (socket: WebSocket): Promise<void> => heard(socket, 'open');
export const closed = (socket: WebSocket): Promise<void> => heard(socket, 'close');
export const answered = (socket: WebSocket): Promise<void> => heard(socket, 'message');

function heard(socket: WebSocket, type: 'open' | 'message' | 'close'): Promise<void> {
  return new Promise((resolve) => socket.addEventListener(type, () => resolve(), { once: true }));
}

export const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** How long something still takes from now on, milliseconds. */
async function lasted(over: Promise<void>): Promise<number> {
  const from = performance.now();
  await over;
  return performance.now() - from;
}

/** Ends that many milliseconds apart or less have met the same limit. */
const AGREEING = 300;
const ENOUGH = 3;
/** How many more must agree for each that does not, or a diagnosis takes them for chance. */
const FOR_EACH_OTHER = 0.3;
const MOST = 12;

/**
 * Plays sockets that all meet one limit, each made so many milliseconds after it began to count for the one before: ends
 * that agree in one moment are one event, and do not show a limit. Three are enough, unless a busy machine tells the page
 * late of an end, so that they do not agree: then there is one more, and one more, until enough do.
 *
 * @param begin what a socket does; resolves when the limit counts
 */
export async function inWaves(
  every: number,
  make: () => WebSocket,
  begin: (socket: WebSocket, over: Promise<void>) => Promise<void> | void,
): Promise<void> {
  const wave = async (): Promise<{ over: Promise<number> }> => {
    const socket = make();
    const over = closed(socket);
    await opened(socket);
    await begin(socket, over);
    return { over: lasted(over) };
  };
  const waves: Promise<number>[] = [];
  while (waves.length < ENOUGH) {
    if (waves.length > 0) await wait(every);
    waves.push((await wave()).over);
  }
  const took = await Promise.all(waves);
  while (!agree(took) && took.length < MOST) took.push(await (await wave()).over);
}

function agree(durations: readonly number[]): boolean {
  return durations.some((least) => {
    const near = durations.filter((duration) => duration >= least && duration <= least + AGREEING).length;
    return near >= ENOUGH + FOR_EACH_OTHER * (durations.length - near);
  });
}
