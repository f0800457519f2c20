/** Bounds on what one record may hold, so that no page can fill the log's memory. Lengths in UTF-16 code units. */
export const LIMITS = {
  url: 16_384,
  /** RFC 6455 §5.5: a Close frame carries at most 125 bytes, two of them the code. */
  reason: 256,
  protocols: 64,
  protocol: 512,
  extensions: 1_024,
  stack: 2_048,
  message: 1_024,
  misuses: 8,
  marks: 16,
} as const;

/**
 * Within so many milliseconds of a close with 1001, a `pagehide` says that Firefox gave it as the page was left.
 * Measured: 1 to 60, and up to 600 on a machine at four times its load.
 */
export const LEAVING_MS = 1_000;

/** Bounds on what is kept of one connection. Lengths in UTF-16 code units. */
export const EVIDENCE_LIMITS = {
  url: 16_384,
  sentence: 2_048,
  headers: 100,
  headerName: 256,
  headerValue: 8_192,
  address: 64,
  frames: 50,
  functionName: 512,
  /** Items of one message. */
  items: 1_000,
} as const;
