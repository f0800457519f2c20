import { isSensitive } from '../handshake/sensitive';
import type { LogEntry } from './entry';

export type CommandTool = 'curl' | 'websocat' | 'wscat';

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
