/** The number of bytes that a reason names as a limit; `null`: it names none. */
export function limitNamed(reason: string): number | null {
  const found = /(?:max\w*|limit\w*|exceed\w*|size|length)\D{0,40}?(\d{3,})|(\d{3,})\D{0,24}(?:exceed|limit|max)/i.exec(
    reason,
  );
  const number = Number(found?.[1] ?? found?.[2] ?? Number.NaN);
  return Number.isFinite(number) ? number : null;
}
