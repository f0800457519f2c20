import { i18n } from '#i18n';
import { protocolMessageText } from '../../../lib/analysis/protocol-message-text';
import type { LogEntry } from '../../../lib/model/entry';
import { clockText } from '../quantity';
import { Field, Section } from './section';

/** What decoders read in the first and last messages, each with its direction and time. */
export function ProtocolMessagesSection({ entry }: { entry: LogEntry }) {
  const { protocolMessages } = entry.record;
  if (protocolMessages.length === 0) return null;
  return (
    <Section title={i18n.t('panel.protocolMessages.title')}>
      <dl>
        {protocolMessages.map((message, index) => (
          <Field
            key={`${index} ${message.at}`}
            name={i18n.t(`panel.protocolMessages.${message.direction}`, [clockText(message.at)])}
          >
            {protocolMessageText(message)}
          </Field>
        ))}
      </dl>
    </Section>
  );
}
