/** What is wrong with a setting. `field` names it, with the name of a header or attribute behind a dot. */
export type SettingError = { field: string } & SettingErrorKind;

export type SettingErrorKind =
  | { kind: 'unknown' | 'flag' | 'text' | 'map' | 'url' | 'scheme' | 'credentials' | 'too-many' }
  | { kind: 'header-name' | 'header-taken' | 'header-value' }
  | { kind: 'attribute-name' | 'attribute-taken' | 'attribute-value' }
  | { kind: 'range'; least: number; most: number; whole: boolean }
  | { kind: 'choice'; choices: readonly string[] }
  /** Of a text with one pair a line. */
  | { kind: 'line'; line: number }
  | { kind: 'needed' };

/** A value, or what is wrong with it. */
export type Read<Value> = { ok: true; value: Value } | { ok: false; errors: SettingError[] };

export function invalid(field: string, error: SettingErrorKind): { ok: false; errors: SettingError[] } {
  return { ok: false, errors: [{ field, ...error }] };
}

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** How this browser takes part in a fleet: where its events go, which of them, and how. */
export interface TelemetrySettings {
  enabled: boolean;
  /** The URL that requests are posted to; `''`: not said. */
  endpoint: string;
  /** Sent with every request, an access token say. */
  headers: Readonly<Record<string, string>>;
  resourceAttributes: Readonly<Record<string, AttributeValue>>;
  /** Share of sockets whose events are sent, from 0 to 1. */
  sampleRatio: number;
  /** Whether ends that nobody would call normal are sent whatever the share. */
  keepAbnormal: boolean;
  redact: boolean;
  compression: (typeof COMPRESSIONS)[number];
  /** Most events of one request. */
  batchEvents: number;
  /** How long an event waits for others, and for the network log's word on it. */
  batchSeconds: number;
  /** How long an answer is waited for. */
  timeoutSeconds: number;
  /** Most events that wait on disk. */
  queueEvents: number;
}

export type AttributeValue = string | number | boolean;
export type TelemetryField = keyof TelemetrySettings;

export const COMPRESSIONS = ['none', 'gzip'] as const;

export const DEFAULTS: TelemetrySettings = {
  enabled: false,
  endpoint: '',
  headers: {},
  resourceAttributes: {},
  sampleRatio: 1,
  keepAbnormal: true,
  redact: true,
  compression: 'none',
  batchEvents: 512,
  batchSeconds: 5,
  timeoutSeconds: 10,
  queueEvents: 10_000,
};

/** Least and most of each number. Chromium stops a service worker whose request is not answered within 30 s. */
export const RANGES = {
  sampleRatio: [0, 1],
  batchEvents: [1, 5_000],
  batchSeconds: [0, 3_600],
  timeoutSeconds: [1, 25],
  queueEvents: [1, 100_000],
} as const satisfies Partial<Record<TelemetryField, readonly [number, number]>>;

/** Bounds of what is sent along with every request. */
export const MAX = { pairs: 64, name: 200, value: 4_096 } as const;
