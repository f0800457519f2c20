/** For tests: what a generator that can be interrupted comes to, if nobody interrupts it. */
export function runThrough<T>(steps: Generator<void, T, void>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
