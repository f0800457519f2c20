import { ARMS, type PerArm, type Places, perArm } from './arms.ts';
import type { Tab } from './cdp.ts';

/** Sockets that are open at once. */
const COUNT = 200;

export interface Memory {
  /** Bytes for each open socket. */
  open: number[];
  /** Bytes left of each socket that was closed and let go. */
  left: number[];
}

export async function measureMemory(tabs: PerArm<Tab>, places: Places, rounds: number): Promise<PerArm<Memory>> {
  const memory = perArm<Memory>(() => ({ open: [], left: [] }));
  for (let round = -1; round < rounds; round++) {
    for (const arm of ARMS) {
      const tab = tabs[arm];
      const before = await heap(tab);
      await tab.evaluate(`work.keep(${JSON.stringify({ sockets: `ws://${places[arm]}`, count: COUNT })})`);
      const during = await heap(tab);
      await tab.evaluate('work.letGo()');
      const after = await heap(tab);
      if (round < 0) continue;
      memory[arm].open.push((during - before) / COUNT);
      memory[arm].left.push((after - before) / COUNT);
    }
  }
  return memory;
}

/**
 * Bytes in use by the page, our world and the browser's objects of both, after collections: as soon as they grow no less
 * any more. What a page tells of its sockets' ends is under way for a moment.
 */
async function heap(tab: Tab): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let same = 0; same < 3; ) {
    await tab.evaluate('new Promise((resolve) => setTimeout(resolve, 100))');
    await tab.send('HeapProfiler.collectGarbage');
    const { usedSize = 0, embedderHeapUsedSize = 0 } = (await tab.send('Runtime.getHeapUsage')) as Partial<
      Record<'usedSize' | 'embedderHeapUsedSize', number>
    >;
    const used = usedSize + embedderHeapUsedSize;
    same = used < least ? 0 : same + 1;
    least = Math.min(least, used);
  }
  return least;
}
