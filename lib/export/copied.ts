import { describe } from '../record/describe';
import type { LogEntry } from '../record/entry';
import { explain } from '../record/explain';
import { type CommandTool, handshakeCommand } from '../record/handshake-command';
import { details } from './markdown-details';
import type { Redactor } from './redact';

/** What one entry can be copied as. */
export type CopiedAs = 'markdown' | 'json' | 'url' | CommandTool;

/** Whether there is anything to copy. */
export function canCopy(entry: LogEntry, as: CopiedAs): boolean {
  if (as === 'markdown' || as === 'json') return true;
  return as === 'url' ? Boolean(entry.record.url) : handshakeCommand(entry, as) !== null;
}

export const COMMANDS: readonly CommandTool[] = ['curl', 'websocat', 'wscat'];

/**
 * One entry as text for the clipboard, its secrets replaced before anything is made of it: what is copied is pasted into
 * issues and chats. `null`: there is nothing to copy.
 */
export function copied(entry: LogEntry, as: CopiedAs, { redact }: Redactor): string | null {
  const safe = redact(entry);
  switch (as) {
    case 'markdown':
      return details(safe, describe(safe), { explain }, null);
    case 'json':
      return JSON.stringify(safe, null, 2);
    case 'url':
      return safe.record.url || null;
    default:
      return handshakeCommand(safe, as);
  }
}
