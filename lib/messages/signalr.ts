import type { Decoded, Decoder, Direction } from './decoder';
import { booleanIn, decodeText, objectOf, parseJson, textIn } from './decoder';

const RECORD_SEPARATOR = '\x1e';
/** Of one message. */
const MOST_RECORDS = 16;

/**
 * ASP.NET Core SignalR's hub protocol in JSON; of its MessagePack form the handshake, which is JSON too.
 *
 * Source: https://github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/HubProtocol.md
 */
export const signalr: Decoder = {
  id: 'signalr',
  name: 'SignalR',
  decode(data, direction) {
    const text = decodeText(data);
    if (!text?.endsWith(RECORD_SEPARATOR)) return [];
    const records = text.slice(0, -1).split(RECORD_SEPARATOR, MOST_RECORDS).map(parseJson).map(objectOf);
    return records.flatMap((record) => (record ? decodeRecord(record, direction) : []));
  },
};

function decodeRecord(record: Readonly<Record<string, unknown>>, direction: Direction): Decoded[] {
  const { type, error } = record;
  switch (type) {
    case undefined:
      if (direction === 'sent') return textIn(record.protocol) ? [{ kind: 'connect', isDistinctive: true }] : [];
      if (textIn(error)) return [{ kind: 'connect-error', isDistinctive: true, error: textIn(error) }];
      return Object.keys(record).length === 0 ? [{ kind: 'ack', isDistinctive: true }] : [];
    case 6:
      return [{ kind: 'ping', isDistinctive: true }];
    case 7:
      return [
        { kind: 'close', isDistinctive: true, error: textIn(error), reconnect: booleanIn(record.allowReconnect) },
      ];
    case 1:
    case 2:
    case 3:
    case 4:
    case 5:
    case 8:
    case 9:
      return [{ kind: 'message', isDistinctive: true }];
    default:
      return [];
  }
}
