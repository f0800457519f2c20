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
