import { type ReadonlySignal, signal } from '@preact/signals';

/** Something that takes long, such as an export: it can be watched and called off. */
export interface Job {
  name: string;
  /** 0 to 1. */
  progress: number;
  cancel(): void;
}

export interface JobTools {
  signal: AbortSignal;
  onProgress(part: number): void;
}

/** At most one long job at a time; a second one waits for nobody and calls the first one off. */
export interface Work {
  readonly current: ReadonlySignal<Job | null>;
  /** Why the last job failed; `null` when it did not, or was called off. */
  readonly problem: ReadonlySignal<string | null>;
  run(name: string, job: (tools: JobTools) => Promise<void>): Promise<void>;
}

export function createWork(): Work {
  const current = signal<Job | null>(null);
  const problem = signal<string | null>(null);
  return {
    current,
    problem,
    async run(name, job) {
      current.peek()?.cancel();
      const controller = new AbortController();
      const cancel = () => controller.abort();
      const mine = () => !controller.signal.aborted;
      problem.value = null;
      current.value = { name, progress: 0, cancel };
      try {
        await job({
          signal: controller.signal,
          onProgress(progress) {
            if (mine()) current.value = { name, progress, cancel };
          },
        });
      } catch (error) {
        if (mine()) problem.value = String(error);
      } finally {
        if (current.peek()?.cancel === cancel) current.value = null;
      }
    },
  };
}
