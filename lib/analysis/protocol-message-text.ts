import { i18n } from '#i18n';
import { durationText } from '../i18n/format';
import { protocolName } from '../messages/decoders';
import type { ProtocolMessage } from '../model/protocol-message';

/** A decoded message in words: `SockJS: Close · 4001 · kicked`. Texts of the page and the server are quoted as they are. */
export function protocolMessageText(message: ProtocolMessage): string {
  const { protocol, kind, code, reason, error, reconnect, pingInterval, pingTimeout } = message;
  const parts = [
    i18n.t(`protocolMessage.kind.${kind === 'connect-error' ? 'connect_error' : kind}`),
    code,
    reason,
    error,
    reconnect === undefined ? undefined : i18n.t(`protocolMessage.${reconnect ? 'reconnect' : 'noReconnect'}`),
    pingInterval && i18n.t('protocolMessage.pingInterval', [durationText(pingInterval)]),
    pingTimeout && i18n.t('protocolMessage.pingTimeout', [durationText(pingTimeout)]),
  ];
  return `${protocolName(protocol)}: ${parts.filter(Boolean).join(' · ')}`;
}
