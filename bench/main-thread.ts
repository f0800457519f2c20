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

export interface LongestTask {
  /** Milliseconds of the thread's own processor time, of which other work on the machine takes nothing. */
  time: number;
  /** What of that time the collector of garbage took. */
  garbage: number;
}

/**
 * The longest task of the page's main thread meanwhile: what a key or a frame has to wait for at worst. A system tells
 * the time of threads in steps, so that now and then it is longer than the clock allows: then the clock is believed.
 */
export async function longestTask(session: CDPSession, work: () => Promise<unknown>): Promise<LongestTask> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: object[] }) => void events.push(...value);
  session.on('Tracing.dataCollected', collect);
  await session.send('Tracing.start', { traceConfig: { includedCategories: ['toplevel', 'devtools.timeline', 'v8'] } });
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
  const own = events.filter((event) => thread(event) === main && event.tdur !== undefined);
  const [longest] = own.filter(({ name }) => name?.endsWith('RunTask')).sort((a, b) => timeOf(b) - timeOf(a));
  if (!longest) return { time: Number.NaN, garbage: Number.NaN };
  const within = ({ ts = 0 }: TraceEvent) => ts >= (longest.ts ?? 0) && ts < (longest.ts ?? 0) + (longest.dur ?? 0);
  const collections = own.filter((event) => GARBAGE.includes(event.name ?? '') && within(event));
  return { time: timeOf(longest), garbage: collections.reduce((sum, event) => sum + timeOf(event), 0) };
}

const GARBAGE = ['MinorGC', 'MajorGC', 'V8.GCIncrementalMarking'];

const timeOf = ({ tdur = 0, dur = 0 }: TraceEvent) => Math.min(tdur, dur) / 1000;

interface TraceEvent {
  name?: string;
  pid?: number;
  tid?: number;
  /** Begin and duration by the clock, and the duration in the thread's own time. Microseconds. */
  ts?: number;
  dur?: number;
  tdur?: number;
}
