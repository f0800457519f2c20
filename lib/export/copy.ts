import { annotate } from '../analysis/annotate';
import { explain } from '../analysis/explain';
import { inEnglish } from '../i18n/translation';
import type { LogEntry } from '../model/entry';
import { details } from './markdown';
import type { Redactor } from './redact';
import { isSensitive } from './secret-headers';

/** What one entry can be copied as. */
export type CopiedAs = 'markdown' | 'translated-markdown' | 'json' | 'url' | CommandTool;

/** Whether there is anything to copy. */
export function canCopy(entry: LogEntry, as: CopiedAs): boolean {
  if (as === 'markdown' || as === 'translated-markdown' || as === 'json') return true;
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
      return inEnglish(() => details(safe, annotate(safe), { explain }, null));
    case 'translated-markdown':
      return details(safe, annotate(safe), { explain }, null);
    case 'json':
      return JSON.stringify(safe, null, 2);
    case 'url':
      return safe.record.url || null;
    default:
      return handshakeCommand(safe, as);
  }
}

type CommandTool = 'curl' | 'websocat' | 'wscat';

/** Made anew by the tool for each connection, or told to it in a way of its own. */
const OWN = new Set([
  'connection',
  'upgrade',
  'host',
  'origin',
  'sec-websocket-key',
  'sec-websocket-version',
  'sec-websocket-extensions',
  'sec-websocket-protocol',
]);

/**
 * A command for a POSIX shell that repeats a socket's opening handshake; `null` where there is no WebSocket URL.
 * Headers that let somebody in are left out: a command is pasted into chats and issues.
 */
export function handshakeCommand(entry: LogEntry, tool: CommandTool): string | null {
  const { record, evidence } = entry;
  const url = record.url?.replace(/#.*$/s, '');
  if (!url || !/^(?:ws|http)s?:\/\//i.test(url)) return null;
  const origin =
    evidence?.requestHeaders?.find(({ name }) => name.toLowerCase() === 'origin')?.value ?? originOf(entry);
  const protocols = (record.requestedProtocols ?? []).filter(
    (value) => !isSensitive({ name: 'Sec-WebSocket-Protocol', value }),
  );
  const headers = (evidence?.requestHeaders ?? [])
    .filter((header) => !OWN.has(header.name.toLowerCase()) && !isSensitive(header))
    .map(({ name, value }) => `${name}: ${value}`);
  switch (tool) {
    case 'curl':
      return [
        'curl -i -N --http1.1',
        ...[
          'Connection: Upgrade',
          'Upgrade: websocket',
          'Sec-WebSocket-Version: 13',
          // Any 16 bytes will do: RFC 6455 §1.3 has these.
          'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
          ...(origin ? [`Origin: ${origin}`] : []),
          ...(protocols.length > 0 ? [`Sec-WebSocket-Protocol: ${protocols.join(', ')}`] : []),
          ...headers,
        ].map((header) => `-H ${quoted(header)}`),
        quoted(url.replace(/^ws/i, 'http')),
      ].join(' ');
    case 'websocat':
      return [
        'websocat -v',
        ...(origin ? [`--origin ${quoted(origin)}`] : []),
        ...(protocols.length > 0 ? [`--protocol ${quoted(protocols.join(', '))}`] : []),
        ...headers.map((header) => `-H ${quoted(header)}`),
        quoted(url),
      ].join(' ');
    case 'wscat':
      return [
        'wscat',
        ...(origin ? [`-o ${quoted(origin)}`] : []),
        ...protocols.map((protocol) => `-s ${quoted(protocol)}`),
        ...headers.map((header) => `-H ${quoted(header)}`),
        `-c ${quoted(url)}`,
      ].join(' ');
  }
}

function originOf({ source, record }: LogEntry): string | null {
  const url = source.frameUrl ?? record.document.url;
  return URL.canParse(url) ? new URL(url).origin : null;
}

/** One word to a POSIX shell, whatever is in it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
