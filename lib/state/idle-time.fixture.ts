type Work = (mayGoOn: () => boolean) => void;

/** For tests: idle time that comes when the test says so. */
export function idleTime() {
  const waiting = new Set<Work>();
  return {
    idle(work: Work) {
      waiting.add(work);
      return () => void waiting.delete(work);
    },
    get isWanted() {
      return waiting.size > 0;
    },
    /** So many slices for each who waits; what they ask for meanwhile is for the next time. */
    come(slices = Number.POSITIVE_INFINITY) {
      const works = [...waiting];
      waiting.clear();
      for (const work of works) {
        let left = slices;
        work(() => left-- > 0);
      }
    },
  };
}
