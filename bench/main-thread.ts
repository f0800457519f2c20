import type { CDPSession } from 'playwright';

export interface Memory {
  /** Bytes of script's objects. */
  heap: number;
  /** Bytes of the buffers of typed arrays, which lie beside it. */
  buffers: number;
}

/** What the page holds after everything that is no longer used was let go. */
export async function memory(session: CDPSession): Promise<Memory> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage');
  return { heap: usedSize, buffers: backingStorageSize };
}

/** Seconds that the page's main thread has worked: the same on a busy machine and on an idle one, more or less. */
export async function worked(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
}

/**
 * Milliseconds that the page's main thread worked on the longest of its tasks meanwhile: what a key or a frame has to
 * wait for at worst. Its own processor time, of which other work on the machine takes nothing.
 */
export async function longestTask(session: CDPSession, work: () => Promise<unknown>): Promise<number> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: object[] }) => void events.push(...value);
  session.on('Tracing.dataCollected', collect);
  await session.send('Tracing.start', { traceConfig: { includedCategories: ['toplevel', 'devtools.timeline'] } });
  await work();
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  session.off('Tracing.dataCollected', collect);
  // Of the threads that run script the panel's main thread has by far the most of it.
  const scripts = new Map<string, number>();
  const thread = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  for (const event of events) {
    if (event.name === 'FunctionCall') scripts.set(thread(event), (scripts.get(thread(event)) ?? 0) + 1);
  }
  const [main] = [...scripts].sort(([, a], [, b]) => b - a)[0] ?? [];
  const tasks = events.filter((event) => event.name?.endsWith('RunTask') && thread(event) === main);
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000;
}

interface TraceEvent {
  name?: string;
  pid?: number;
  tid?: number;
  /** Of the thread's own time. Microseconds. */
  tdur?: number;
}
