import type { EpochMs } from '../record/record';
import { isoMillis } from './instant';

/** Longer hosts are cut: file systems allow 255 bytes for the whole name. */
const LONGEST_HOST = 80;

/**
 * `hangup-20261122T094026Z-chat.example.com-8443-1482.json`: names sort by time, then host.
 * @param host of the inspected page, with its port if it has one; `null`: of none, or of several
 * @param count of entries in the file
 */
export function fileName(name: { at: EpochMs; host: string | null; count: number; extension: string }): string {
  const time = `${isoMillis(name.at).slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  // Anything else might be a path, a drive, a hidden file or a right-to-left trick.
  const host = (name.host ?? '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9.-]+/g, '-')
    .replaceAll(/\.{2,}/g, '.')
    .slice(0, LONGEST_HOST)
    .replaceAll(/^[.-]+|[.-]+$/g, '');
  return `${['hangup', time, host, String(name.count)].filter(Boolean).join('-')}.${name.extension}`;
}
