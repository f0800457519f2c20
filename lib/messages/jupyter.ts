import type { ProtocolMessageKind } from '../model/protocol-message';
import type { Decoder } from './decoder';
import { jsonArray, jsonObject, objectOf, textIn } from './decoder';

const ENDED = new Set<unknown>(['dead', 'restarting', 'autorestarting', 'terminating']);
/** Words of a terminal's socket. */
const SENT = new Map<string, ProtocolMessageKind>([
  ['stdin', 'message'],
  ['set_size', 'message'],
]);
const RECEIVED = new Map<string, ProtocolMessageKind>([
  ['setup', 'open'],
  ['stdout', 'message'],
  ['disconnect', 'close'],
]);

/**
 * Jupyter's kernel channels with JSON, and its terminals.
 *
 * Sources: https://jupyter-client.readthedocs.io/en/stable/messaging.html;
 * https://github.com/jupyter/terminado/blob/main/terminado/websocket.py
 */
export const jupyter: Decoder = {
  id: 'jupyter',
  name: 'Jupyter',
  decode(data, direction) {
    const [word, ...rest] = jsonArray(data) ?? [];
    if (typeof word === 'string' && rest.length > 0) {
      const kind = direction === 'sent' ? SENT.get(word) : RECEIVED.get(word);
      return kind ? [{ kind }] : [];
    }
    const message = jsonObject(data);
    const header = objectOf(message?.header);
    const type = textIn(header?.msg_type);
    if (!message || !type || !textIn(header?.msg_id)) return [];
    const content = objectOf(message.content);
    const state = content?.execution_state;
    if (type === 'status' && ENDED.has(state)) {
      return [{ kind: 'close', isDistinctive: true, reason: `kernel ${state}` }];
    }
    return [{ kind: 'message', isDistinctive: true }];
  },
};
