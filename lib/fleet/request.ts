import { toRequest } from '../export/otlp';
import { type OtlpAttribute, toValue } from '../export/otlp-record';
import { createRedactor } from '../export/redact';
import type { Annotation } from '../record/annotation';
import type { LogEntry } from '../record/entry';
import type { EpochMs } from '../record/record';
import { createMark } from './pseudonym';
import type { FleetSettings } from './settings';

/** Characters of a request; a Collector takes 20 MiB. */
const MOST_CHARACTERS = 4_194_304;

/** This browser, among the others of its fleet. */
export interface Instance {
  /** Random, made once: OpenTelemetry's `service.instance.id`. */
  id: string;
  /** Random, made once, never sent: makes pseudonyms that nobody else can make. */
  salt: string;
}

export interface Composer {
  instance: Instance;
  version: string;
  annotate(entry: LogEntry): Annotation;
  now(): EpochMs;
}

/** The body for as many of the entries, from the first, as fit into a request: at least one. */
export function compose(
  entries: readonly LogEntry[],
  settings: FleetSettings,
  { instance, version, annotate, now }: Composer,
): { body: string; count: number } {
  const { redact, note } = createRedactor(
    settings.redact ? { mark: createMark(instance.salt) } : { rules: new Set<never>() },
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
    if (body.length <= MOST_CHARACTERS || count <= 1) return { body, count };
  }
}

function resourceOf({ resourceAttributes, sampleRatio }: FleetSettings, { id }: Instance): OtlpAttribute[] {
  const given = { 'service.instance.id': id, ...resourceAttributes };
  const sampled = sampleRatio < 1 ? { 'hangup.sampling.ratio': sampleRatio } : {};
  return Object.entries({ ...given, ...sampled }).map(([key, value]) => ({
    key: key.toWellFormed(),
    value: toValue(value),
  }));
}
