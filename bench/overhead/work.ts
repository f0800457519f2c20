import { ARMS, type Arm, type PerArm, type Places, perArm, worked } from './arms.ts';
import type { Tab } from './cdp.ts';

export interface Work {
  title: string;
  /** A function of page.js. */
  run: string;
  /** Pieces: what is told is per piece. */
  count: number;
  size?: number;
  /** How often in each round: the shorter, the oftener. */
  times: number;
}

export const WORKS: readonly Work[] = [
  { title: 'constructor', run: 'construct', count: 50, times: 1 },
  { title: 'constructor that throws', run: 'constructThrow', count: 500, times: 2 },
  { title: 'close() to its event', run: 'closeToEvent', count: 60, times: 2 },
  { title: 'whole life: open, one message there and back, close', run: 'life', count: 60, times: 1 },
  { title: 'send, 64 B, until the server has all', run: 'send', count: 6_000, size: 64, times: 4 },
  { title: 'send, 4 KB, until the server has all', run: 'send', count: 2_000, size: 4_096, times: 4 },
  { title: 'send, 64 B, the calls alone', run: 'sendCalls', count: 6_000, size: 64, times: 4 },
  { title: 'receive, 64 B', run: 'receive', count: 6_000, size: 64, times: 4 },
  { title: 'receive, 4 KB', run: 'receive', count: 2_000, size: 4_096, times: 4 },
  { title: 'ping-pong, 64 B', run: 'pingPong', count: 600, size: 64, times: 4 },
  { title: 'a socket opened and closed, 5 at a time', run: 'many', count: 700, times: 1 },
];

/** Microseconds for each piece. */
export interface Sample {
  clock: number;
  cpu: number;
}

/** Every arm does the work in turn, the first one changing, so that a pair stands as close together as can be. */
export async function measure(
  tabs: PerArm<Tab>,
  places: Places,
  work: Work,
  rounds: number,
): Promise<PerArm<Sample[]>> {
  const samples = perArm<Sample[]>(() => []);
  // Once more, which warms the code up and is not counted.
  for (let round = -1; round < rounds * work.times; round++) {
    for (let turn = 0; turn < ARMS.length; turn++) {
      const arm = ARMS[(round + 1 + turn) % ARMS.length] ?? 'native';
      const sample = await once(tabs[arm], arm, places, work);
      if (round >= 0) samples[arm].push(sample);
    }
  }
  return samples;
}

async function once(tab: Tab, arm: Arm, places: Places, { run, count, size = 0 }: Work): Promise<Sample> {
  const given = JSON.stringify({ sockets: `ws://${places[arm]}`, count, size });
  const before = await worked(tab);
  const clock = Number(await tab.evaluate(`work.${run}(${given})`));
  const cpu = (await worked(tab)) - before;
  return { clock: (clock * 1_000) / count, cpu: (cpu * 1_000_000) / count };
}
