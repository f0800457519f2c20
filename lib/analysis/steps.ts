/** Work that can be interrupted at each `yield`, on its way to a result. */
export type Steps<Result> = Generator<void, Result, void>;

/** What it comes to if nobody interrupts it. */
export function runToEnd<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Items between two places where it can be interrupted: less than a millisecond's work. */
export const STEP_ITEMS = 1_000;

/** Of items that are followed by one that belongs before them, where the engine's own sorting is quick: one in so many. */
const NEARLY = 100;

/** Sorts into a new array as `Array.prototype.sort` does, equals as they came: that of a long array takes some frames. */
export function* sortSteps<Item extends object>(
  items: Iterable<Item>,
  compare: (a: Item, b: Item) => number,
): Steps<Item[]> {
  let all: Item[] = [];
  let astray = 0;
  for (const item of items) {
    const last = all.at(-1);
    if (last && compare(last, item) > 0) astray++;
    if (all.push(item) % STEP_ITEMS === 0) yield;
  }
  // Logs come nearly in order.
  if (all.length <= STEP_ITEMS || astray * NEARLY < all.length) return all.sort(compare);
  const runs: Item[] = [];
  for (let begin = 0; begin < all.length; begin += STEP_ITEMS) {
    for (const item of all.slice(begin, begin + STEP_ITEMS).sort(compare)) runs.push(item);
    yield;
  }
  all = runs;
  for (let width = STEP_ITEMS; width < all.length; width *= 2) all = yield* mergeSteps(all, width, compare);
  return all;
}

/** Of sorted runs of a width makes runs of twice that width. */
function* mergeSteps<Item extends object>(
  runs: readonly Item[],
  width: number,
  compare: (a: Item, b: Item) => number,
): Steps<Item[]> {
  const merged: Item[] = [];
  const isInOrder = (one: Item | undefined, next: Item | undefined) => !one || !next || compare(one, next) <= 0;
  for (let begin = 0; begin < runs.length; begin += 2 * width) {
    const middle = Math.min(begin + width, runs.length);
    const end = Math.min(middle + width, runs.length);
    let [left, right] = [begin, middle];
    while (left < middle || right < end) {
      const isLeft = left < middle && (right === end || isInOrder(runs[left], runs[right]));
      const next = runs[isLeft ? left++ : right++];
      if (next && merged.push(next) % STEP_ITEMS === 0) yield;
    }
  }
  return merged;
}
