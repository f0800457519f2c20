const POLL_MS = 50;

/** Looks again and again until something is found. Throws when it was in vain for so long. */
export async function waitUntil<T>(
  what: string,
  timeoutMs: number,
  look: () => Promise<T | null> | T | null,
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    if (performance.now() > deadline) throw new Error(`Waited ${timeoutMs} ms for ${what} in vain.`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
