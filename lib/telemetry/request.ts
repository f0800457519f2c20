import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Annotation } from '../analysis/annotation';
import { type OtlpAttribute, toRequest, toValue } from '../export/otlp';
import { createRedactor } from '../export/redact';
import type { LogEntry } from '../model/entry';
import type { EpochMs } from '../model/record';
import type { TelemetrySettings } from './settings';

/** Characters of a request; a Collector takes 20 MiB. */
const MAX_REQUEST_LENGTH = 4_194_304;

/** This browser, among the others of its fleet. */
export interface Instance {
  /** Random, made once: OpenTelemetry's `service.instance.id`. */
  id: string;
  /** Random, made once, never sent: makes pseudonyms that nobody else can make. */
  salt: string;
}

export interface RequestContext {
  instance: Instance;
  version: string;
  annotate(entry: LogEntry): Annotation;
  now(): EpochMs;
}

/** The body for as many of the entries, from the first, as fit into a request: at least one. */
export function composeRequest(
  entries: readonly LogEntry[],
  settings: TelemetrySettings,
  { instance, version, annotate, now }: RequestContext,
): { body: string; count: number } {
  const { redact, note } = createRedactor(
    settings.redact ? { mark: createPseudonymizer(instance.salt) } : { rules: new Set<never>() },
  );
  const context = {
    exportedAt: now(),
    generator: { name: 'Hangup', version },
    annotate,
    filter: null,
    redaction: note,
  };
  const resource = resourceOf(settings, instance);
  for (let count = entries.length; ; count = Math.ceil(count / 2)) {
    const body = JSON.stringify(toRequest(entries.slice(0, count).map(redact), context, resource));
    if (body.length <= MAX_REQUEST_LENGTH || count <= 1) return { body, count };
  }
}

function resourceOf({ resourceAttributes, sampleRatio }: TelemetrySettings, { id }: Instance): OtlpAttribute[] {
  const given = { 'service.instance.id': id, ...resourceAttributes };
  const sampled = sampleRatio < 1 ? { 'hangup.sampling.ratio': sampleRatio } : {};
  return Object.entries({ ...given, ...sampled }).map(([key, value]) => ({
    key: key.toWellFormed(),
    value: toValue(value),
  }));
}

/**
 * Ten hexadecimal digits that stand for a secret in every request of this browser, and nowhere else: the salt is random
 * and never leaves it, so nobody can try likely secrets.
 */
function createPseudonymizer(salt: string): (secret: string) => string {
  return (secret) => {
    const text = `${salt}${encodeURIComponent(secret.toWellFormed())}`;
    return bytesToHex(sha1(new TextEncoder().encode(text)).subarray(0, 5));
  };
}
