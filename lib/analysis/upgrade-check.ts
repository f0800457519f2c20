import { sha1 } from '@noble/hashes/legacy.js';
import type { Header } from '../model/entry';

/** RFC 6455 §1.3 */
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/**
 * What is wrong with a 101, by the rules that a client must check (RFC 6455 §4.1): for a browser that fails the
 * connection without saying why. `null`: nothing.
 *
 * @returns a few words, the same as for Chromium's sentences
 */
export function checkUpgrade(request: readonly Header[], response: readonly Header[]): string | null {
  const upgrade = valuesOf(response, 'upgrade');
  if (upgrade.length === 0) return 'no Upgrade';
  if (!upgrade.some((value) => value.toLowerCase() === 'websocket')) return `Upgrade is ${upgrade.join(', ')}`;

  const connection = valuesOf(response, 'connection');
  if (connection.length === 0) return 'no Connection';
  if (!connection.some((value) => value.toLowerCase() === 'upgrade')) return 'Connection without Upgrade';

  const key = valuesOf(request, 'sec-websocket-key')[0];
  const accept = valuesOf(response, 'sec-websocket-accept')[0];
  if (accept === undefined) return 'no Sec-WebSocket-Accept';
  if (key !== undefined && accept !== acceptOf(key)) return 'bad Sec-WebSocket-Accept';

  const offered = valuesOf(request, 'sec-websocket-extensions').map(nameOf);
  for (const extension of valuesOf(response, 'sec-websocket-extensions').map(nameOf)) {
    if (!offered.includes(extension)) return `extension ${extension} was not offered`;
  }

  const asked = valuesOf(request, 'sec-websocket-protocol');
  for (const protocol of valuesOf(response, 'sec-websocket-protocol')) {
    if (!asked.includes(protocol)) {
      return `subprotocol ${protocol} was not ${asked.length === 0 ? 'asked for' : 'offered'}`;
    }
  }
  return null;
}

/**
 * Returns the `Sec-WebSocket-Accept` that answers a `Sec-WebSocket-Key` (RFC 6455 §4.2.2). Web Crypto has no synchronous
 * SHA-1.
 */
function acceptOf(key: string): string {
  return btoa(String.fromCharCode(...sha1(new TextEncoder().encode(key + GUID))));
}

/** The elements of a list header, however many headers it is spread over. */
function valuesOf(headers: readonly Header[], name: string): string[] {
  return headers
    .filter((header) => header.name.toLowerCase() === name)
    .flatMap((header) => header.value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');
}

/** `permessage-deflate; client_max_window_bits` → `permessage-deflate` */
function nameOf(extension: string): string {
  return extension.split(';', 1)[0]?.trim() ?? '';
}
