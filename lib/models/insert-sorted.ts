/** Puts a value where it belongs in a sorted array, after its equals. Finding takes O(log n) comparisons. */
export function insertSorted<T>(sorted: T[], value: T, compare: (a: T, b: T) => number): void {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const there = sorted[middle];
    if (there !== undefined && compare(there, value) <= 0) low = middle + 1;
    else high = middle;
  }
  sorted.splice(low, 0, value);
}
