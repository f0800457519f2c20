import * as v from 'valibot';
import type { Tally } from '../hook/protocol';
import type { EpochMs, Traffic } from '../record/record';
import { UNKNOWN_SENT } from '../record/traffic';

/** What the hook tells (hook/protocol.ts), read. */
export type Notice =
  | {
      kind: 'created';
      at: number;
      api: 'WebSocket' | 'WebSocketStream';
      protocols: string[] | null;
      stack: string | null;
    }
  | { kind: 'threw'; name: string; message: string; url: string | null }
  | {
      kind: 'closing';
      at: number;
      code: number | null;
      codeType: string | null;
      reason: string | null;
      stack: string | null;
    }
  | { kind: 'misused'; at: number; method: 'close' | 'send'; name: string; message: string; stack: string | null }
  | { kind: 'opened'; at: number; url: string; protocol: string; extensions: string }
  | { kind: 'ended'; at: number; url: string; code: number | null; reason: string; wasClean: boolean };

/** What the page passed as it liked: all but what is asked for is `null`. */
const textIfAny = v.fallback(v.nullable(v.string()), null);
const numberIfAny = v.fallback(v.nullable(v.number()), null);
const text = v.fallback(v.string(), '');
const protocolsIfTold = v.fallback(
  v.nullable(
    v.union([
      v.array(v.string()),
      v.pipe(
        v.string(),
        v.transform((one) => [one]),
      ),
    ]),
  ),
  null,
);
/** What is no error that could be looked into has no name but that. */
const thrown = v.fallback(v.tuple([v.fallback(v.string(), 'Error'), text]), ['Error', '']);

const created = v.tuple([v.picklist(['WebSocket', 'WebSocketStream']), protocolsIfTold, textIfAny]);
const threw = v.tuple([thrown, textIfAny]);
const closing = v.tuple([numberIfAny, v.string(), textIfAny, textIfAny]);
const misused = v.tuple([v.picklist(['close', 'send']), thrown, textIfAny]);
const opened = v.tuple([v.string(), text, text]);
const ended = v.tuple([v.string(), numberIfAny, text, v.picklist([0, 1])]);

/**
 * @param at when the observer heard it
 * @throws where the text is not what the hook writes
 */
export function parseNotice(kind: string, at: EpochMs, json: string): Notice | null {
  const fields: unknown = JSON.parse(json);
  switch (kind) {
    case 'created': {
      const [api, protocols, stack] = v.parse(created, fields);
      return { kind, at, api, protocols, stack };
    }
    case 'threw': {
      const [[name, message], url] = v.parse(threw, fields);
      return { kind, name, message, url };
    }
    case 'closing': {
      const [code, type, reason, stack] = v.parse(closing, fields);
      const codeType = type === 'number' || type === 'undefined' ? null : type;
      return { kind, at, code: codeType === null ? code : null, codeType, reason, stack };
    }
    case 'misused': {
      const [method, [name, message], stack] = v.parse(misused, fields);
      return { kind, at, method, name, message, stack };
    }
    case 'opened': {
      const [url, protocol, extensions] = v.parse(opened, fields);
      return { kind, at, url, protocol, extensions };
    }
    case 'ended': {
      const [url, code, reason, wasClean] = v.parse(ended, fields);
      return { kind, at, url, code, reason, wasClean: wasClean === 1 };
    }
    default:
      return null;
  }
}

const count = v.pipe(v.number(), v.finite(), v.minValue(0));
const sent: v.GenericSchema<unknown, [Tally]> = v.tuple([v.tuple([count, count, count, count, count])]);

/**
 * @param startedAt of the document, from which the hook counts time
 * @throws where the text is not what the hook writes
 */
export function parseSent(startedAt: EpochMs, json: string): Traffic['sent'] {
  const [[, messages, bytes, largest, lastAt]] = v.parse(sent, JSON.parse(json));
  return { messages, bytes, largest, lastAt: lastAt === 0 ? null : startedAt + lastAt, ...UNKNOWN_SENT };
}
