/** Where a number stands in an array of rising numbers; -1: nowhere. O(log n). */
export function placeAmong(rising: readonly number[], value: number): number {
  let low = 0;
  let high = rising.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const there = rising[middle] ?? 0;
    if (there === value) return middle;
    if (there < value) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
