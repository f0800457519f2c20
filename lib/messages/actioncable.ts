import type { Decoder } from './decoder';
import { booleanIn, jsonObject, textIn } from './decoder';

const COMMANDS = new Set<unknown>(['subscribe', 'unsubscribe', 'message']);

/**
 * Rails' Action Cable.
 *
 * Source: actioncable/lib/action_cable.rb (INTERNAL) and actioncable/app/javascript/action_cable/connection.js of
 * https://github.com/rails/rails
 */
export const actioncable: Decoder = {
  id: 'actioncable',
  name: 'Action Cable',
  decode(data, direction) {
    const message = jsonObject(data);
    if (!message) return [];
    const { type, identifier } = message;
    const isOfSubscription = typeof identifier === 'string';
    if (direction === 'sent')
      return isOfSubscription && COMMANDS.has(message.command) ? [{ kind: 'message', isDistinctive: true }] : [];
    switch (type) {
      case 'welcome':
        return [{ kind: 'open' }];
      case 'ping':
        return typeof message.message === 'number' ? [{ kind: 'ping' }] : [];
      case 'disconnect': {
        const reason = textIn(message.reason);
        const reconnect = booleanIn(message.reconnect);
        // A server that closes because it restarts may give a reason alone.
        return [{ kind: 'close', isDistinctive: reason !== undefined && reconnect !== undefined, reason, reconnect }];
      }
      case 'confirm_subscription':
        return isOfSubscription ? [{ kind: 'message', isDistinctive: true }] : [];
      case 'reject_subscription':
        return isOfSubscription ? [{ kind: 'error', isDistinctive: true, reason: type }] : [];
      default:
        return isOfSubscription && 'message' in message ? [{ kind: 'message' }] : [];
    }
  },
};
