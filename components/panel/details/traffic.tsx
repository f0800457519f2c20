import { i18n } from '#i18n';
import type { LogEntry } from '../../../lib/record/entry';
import { clockText } from '../clock';
import { bytesText, countText } from '../quantity';
import { Fact, Facts } from './facts';

/** Counts, sizes and times; what the messages said is never kept. */
export function TrafficFacts({ entry }: { entry: LogEntry }) {
  const { traffic, bufferedAmount } = entry.record;
  if (!traffic) return null;
  const { sent, received } = traffic;
  if (sent.messages + received.messages === 0 && entry.record.openedAt === null) return null;
  return (
    <Facts title={i18n.t('panel.traffic.title')}>
      <dl>
        <Fact name={i18n.t('panel.traffic.sent')}>
          {i18n.t('panel.traffic.messages', sent.messages, [countText(sent.messages)])}
          {sent.messages > 0 &&
            ` · ${bytesText(sent.bytes)} · ${i18n.t('panel.traffic.largest', [bytesText(sent.largest)])}`}
          {sent.lastAt !== null && ` · ${i18n.t('panel.traffic.last', [clockText(sent.lastAt)])}`}
        </Fact>
        <Fact name={i18n.t('panel.traffic.received')}>
          {i18n.t('panel.traffic.messages', received.messages, [countText(received.messages)])}
          {received.binaryBytes > 0 && ` · ${bytesText(received.binaryBytes)}`}
          {received.textLength > 0 && ` · ${i18n.t('panel.traffic.text', [countText(received.textLength)])}`}
          {received.lastAt !== null && ` · ${i18n.t('panel.traffic.last', [clockText(received.lastAt)])}`}
        </Fact>
        <Fact name={i18n.t('panel.traffic.unsent')}>
          {bufferedAmount !== null && bufferedAmount > 0 && bytesText(bufferedAmount)}
        </Fact>
      </dl>
    </Facts>
  );
}
