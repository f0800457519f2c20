/** Work that has begun: whoever wants to see what comes of it waits until it is done, well or badly. */
export interface PendingWork {
  /** Returns what it is given. */
  add<T>(job: Promise<T>): Promise<T>;
  /** Resolves when all that had begun before is done. */
  settled(): Promise<void>;
}

export function createPendingWork(): PendingWork {
  const jobs = new Set<Promise<unknown>>();
  return {
    add(job) {
      jobs.add(job);
      const done = () => jobs.delete(job);
      job.then(done, done);
      return job;
    },
    async settled() {
      await Promise.allSettled([...jobs]);
    },
  };
}
