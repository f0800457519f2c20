import { i18n } from '#i18n';
import { durationText } from '../../../lib/record/duration';
import type { LogEntry } from '../../../lib/record/entry';
import { exactTraffic, usualGap } from '../../../lib/record/exact-traffic';
import type { Traffic } from '../../../lib/record/record';
import { clockText } from '../clock';
import { bytesText, countText } from '../quantity';
import { Fact, Facts } from './facts';

/** Counts, sizes and times; what the messages said is never kept. */
export function TrafficFacts({ entry }: { entry: LogEntry }) {
  const { bufferedAmount, openedAt } = entry.record;
  const traffic = exactTraffic(entry);
  if (!traffic) return null;
  const { sent, received } = traffic;
  const discarded = sent.discarded ?? 0;
  if (sent.messages + received.messages + discarded === 0 && openedAt === null) return null;
  const gap = usualGap(received);
  return (
    <Facts title={i18n.t('panel.traffic.title')}>
      <dl>
        <Fact name={i18n.t('panel.traffic.sent')}>{sentText(sent)}</Fact>
        <Fact name={i18n.t('panel.traffic.received')}>{receivedText(received)}</Fact>
        <Fact name={i18n.t('panel.traffic.longestSilence')}>
          {received.longestSilence !== null &&
            openedAt !== null &&
            i18n.t('panel.traffic.withoutMessage', [durationText(received.longestSilence)])}
        </Fact>
        <Fact name={i18n.t('panel.traffic.usualGap')}>
          {gap !== null && i18n.t('panel.traffic.betweenMessages', [durationText(gap)])}
        </Fact>
        <Fact name={i18n.t('panel.traffic.largestQueue')}>
          {sent.maxBufferedAmount !== null && sent.maxBufferedAmount > 0 && bytesText(sent.maxBufferedAmount)}
        </Fact>
        <Fact name={i18n.t('panel.traffic.unsent')}>
          {bufferedAmount !== null && bufferedAmount > 0 && bytesText(bufferedAmount)}
        </Fact>
        <Fact name={i18n.t('panel.traffic.discarded')}>
          {discarded > 0 && i18n.t('panel.traffic.afterClosing', discarded, [countText(discarded)])}
        </Fact>
        <Fact name={i18n.t('panel.traffic.note')}>{received.approximate && i18n.t('panel.traffic.estimated')}</Fact>
      </dl>
    </Facts>
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
