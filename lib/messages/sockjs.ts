import type { Decoder } from './decoder';
import { jsonArray, numberIn, parseJson } from './decoder';

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string');

/**
 * SockJS' framing over WebSocket. It carries the messages of another protocol.
 *
 * Source: https://github.com/sockjs/sockjs-protocol, "Framing"; `closeFrame` in sockjs-node's src/transport.coffee.
 */
export const sockjs: Decoder = {
  id: 'sockjs',
  name: 'SockJS',
  closeCodes: ['close'],
  decode(data, direction) {
    if (typeof data !== 'string') return [];
    if (direction === 'sent') {
      const texts = jsonArray(data);
      return isTexts(texts) ? [{ kind: 'message', contents: texts }] : [];
    }
    if (data === 'o') return [{ kind: 'open' }];
    if (data === 'h') return [{ kind: 'ping' }];
    const payload = jsonArray(data.slice(1));
    switch (data[0]) {
      case 'a':
        return isTexts(payload) ? [{ kind: 'message', isDistinctive: true, contents: payload }] : [];
      case 'm': {
        const text = parseJson(data.slice(1));
        return typeof text === 'string' ? [{ kind: 'message', contents: [text] }] : [];
      }
      case 'c': {
        const [code, reason] = payload ?? [];
        if (payload?.length !== 2 || typeof reason !== 'string' || !isCloseCode(code)) return [];
        return [{ kind: 'close', isDistinctive: true, code, reason }];
      }
      default:
        return [];
    }
  },
};

function isCloseCode(value: unknown): value is number {
  const code = numberIn(value) ?? 0;
  return Number.isInteger(code) && code >= 1000 && code <= 4999;
}
