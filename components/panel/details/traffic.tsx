import { i18n } from '#i18n';
import { durationText } from '../../../lib/i18n/format';
import type { LogEntry } from '../../../lib/model/entry';
import { exactTraffic, usualGap } from '../../../lib/model/exact-traffic';
import type { Traffic } from '../../../lib/model/record';
import { bytesText, clockText, countText } from '../quantity';
import { Field, Section } from './section';

/** Counts, sizes and times; what the messages said is never kept. */
export function TrafficSection({ entry }: { entry: LogEntry }) {
  const { bufferedAmount, openedAt } = entry.record;
  const traffic = exactTraffic(entry);
  if (!traffic) return null;
  const { sent, received } = traffic;
  const discarded = sent.discarded ?? 0;
  if (sent.messages + received.messages + discarded === 0 && openedAt === null) return null;
  const gap = usualGap(received);
  return (
    <Section title={i18n.t('panel.traffic.title')}>
      <dl>
        <Field name={i18n.t('panel.traffic.sent')}>{sentText(sent)}</Field>
        <Field name={i18n.t('panel.traffic.received')}>{receivedText(received)}</Field>
        <Field name={i18n.t('panel.traffic.longestSilence')}>
          {received.longestSilence !== null &&
            openedAt !== null &&
            i18n.t('panel.traffic.withoutMessage', [durationText(received.longestSilence)])}
        </Field>
        <Field name={i18n.t('panel.traffic.usualGap')}>
          {gap !== null && i18n.t('panel.traffic.betweenMessages', [durationText(gap)])}
        </Field>
        <Field name={i18n.t('panel.traffic.largestQueue')}>
          {sent.maxBufferedAmount !== null && sent.maxBufferedAmount > 0 && bytesText(sent.maxBufferedAmount)}
        </Field>
        <Field name={i18n.t('panel.traffic.unsent')}>
          {bufferedAmount !== null && bufferedAmount > 0 && bytesText(bufferedAmount)}
        </Field>
        <Field name={i18n.t('panel.traffic.discarded')}>
          {discarded > 0 && i18n.t('panel.traffic.afterClosing', discarded, [countText(discarded)])}
        </Field>
        <Field name={i18n.t('panel.traffic.note')}>{received.approximate && i18n.t('panel.traffic.estimated')}</Field>
      </dl>
    </Section>
  );
}

function sentText({ messages, bytes, largest, firstAt, lastAt }: Traffic['sent']): string {
  const sizes = messages > 0 ? [bytesText(bytes), i18n.t('panel.traffic.largest', [bytesText(largest)])] : [];
  return [messagesText(messages), ...sizes, ...timesText(firstAt, lastAt)].join(' · ');
}

function receivedText(received: Traffic['received']): string {
  const { messages, binaryBytes, textLength, largest, firstAt, lastAt, approximate } = received;
  const about = (text: string) => (approximate ? i18n.t('panel.traffic.about', [text]) : text);
  const sizes = [
    ...(binaryBytes > 0 ? [about(bytesText(binaryBytes))] : []),
    ...(textLength > 0 ? [about(i18n.t('panel.traffic.text', [countText(textLength)]))] : []),
    // Of text the length is counted, not the bytes.
    ...(largest > 0 && textLength === 0 ? [about(i18n.t('panel.traffic.largest', [bytesText(largest)]))] : []),
  ];
  return [about(messagesText(messages)), ...sizes, ...timesText(firstAt, lastAt)].join(' · ');
}

function messagesText(messages: number): string {
  return i18n.t('panel.traffic.messages', messages, [countText(messages)]);
}

function timesText(firstAt: number | null, lastAt: number | null): string[] {
  return [
    ...(firstAt === null ? [] : [i18n.t('panel.traffic.first', [clockText(firstAt)])]),
    ...(lastAt === null ? [] : [i18n.t('panel.traffic.last', [clockText(lastAt)])]),
  ];
}
