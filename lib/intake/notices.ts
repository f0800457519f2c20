import * as v from 'valibot';
import type { SentCount } from '../hook/protocol';
import type { Traffic } from '../record/record';

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

const at = v.pipe(v.number(), v.finite());
const text = v.string();
const nullableText = v.nullable(text);
const protocolList = v.array(text);

const created = v.tuple([at, v.picklist(['WebSocket', 'WebSocketStream']), nullableText, nullableText]);
const threw = v.tuple([text, text, nullableText]);
const closing = v.tuple([at, v.nullable(v.number()), nullableText, nullableText, nullableText]);
const misused = v.tuple([at, v.picklist(['close', 'send']), text, text, nullableText]);
const opened = v.tuple([at, text, text, text]);
const ended = v.tuple([at, text, v.nullable(v.number()), text, v.boolean()]);

/** @throws where the text is not what the hook writes */
export function parseNotice(kind: string, json: string): Notice | null {
  const fields: unknown = JSON.parse(json);
  switch (kind) {
    case 'created': {
      const [at, api, protocols, stack] = v.parse(created, fields);
      return {
        kind,
        at,
        api,
        protocols: protocols === null ? null : v.parse(protocolList, JSON.parse(protocols)),
        stack,
      };
    }
    case 'threw': {
      const [name, message, url] = v.parse(threw, fields);
      return { kind, name, message, url };
    }
    case 'closing': {
      const [at, code, codeType, reason, stack] = v.parse(closing, fields);
      return { kind, at, code, codeType, reason, stack };
    }
    case 'misused': {
      const [at, method, name, message, stack] = v.parse(misused, fields);
      return { kind, at, method, name, message, stack };
    }
    case 'opened': {
      const [at, url, protocol, extensions] = v.parse(opened, fields);
      return { kind, at, url, protocol, extensions };
    }
    case 'ended': {
      const [at, url, code, reason, wasClean] = v.parse(ended, fields);
      return { kind, at, url, code, reason, wasClean };
    }
    default:
      return null;
  }
}

const count = v.pipe(v.number(), v.finite(), v.minValue(0));
const sentCount: v.GenericSchema<unknown, SentCount> = v.tuple([count, count, count, count]);

/** @throws where the text is not what the hook writes */
export function parseSentCount(json: string): Traffic['sent'] {
  const [messages, bytes, largest, lastAt] = v.parse(sentCount, JSON.parse(json));
  return { messages, bytes, largest, lastAt: lastAt || null };
}
