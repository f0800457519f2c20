import { severityOf } from '../export/otlp-record';
import type { LogEntry } from '../record/entry';
import type { FleetSettings } from './settings';

/**
 * Whether the events of this socket are sent. Decided by a hash of its key, so that every version of a record, in every
 * run, has the same answer, and a larger share holds all that a smaller one held.
 */
export function isSampled(entry: LogEntry, { sampleRatio, keepAbnormal }: FleetSettings): boolean {
  if (keepAbnormal && severityOf(entry) !== 'INFO') return true;
  return share(entry.record.key) < sampleRatio;
}

/** A number from 0 up to but not 1, spread evenly over keys: FNV-1a, stirred as MurmurHash3 ends. */
export function share(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index++) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
