import { i18n } from '#i18n';
import { isEndUntold } from '../../../lib/handshake/unseen';
import { describe } from '../../../lib/record/describe';
import { durationText } from '../../../lib/record/duration';
import type { LogEntry } from '../../../lib/record/entry';

/** A socket's life from left to right: handshake, open, closing. Every part that took place can be seen. */
export function LifeBar({ entry }: { entry: LogEntry }) {
  const { record } = entry;
  const { handshakeMs, openMs, closingMs, category } = describe(entry);
  const traffic = record.traffic && [String(record.traffic.sent.messages), String(record.traffic.received.messages)];
  const parts = [
    { part: 'handshake', ms: handshakeMs, text: i18n.t('panel.life.handshake', [durationText(handshakeMs)]) },
    ...(openMs === null ? [{ part: 'never', ms: 0, text: i18n.t('panel.life.never') }] : []),
    ...(openMs === null || isEndUntold(record)
      ? []
      : [{ part: 'open', ms: openMs, text: i18n.t('panel.life.open', [durationText(openMs)]) }]),
    ...(closingMs === null
      ? []
      : [{ part: 'closing', ms: closingMs, text: i18n.t('panel.life.closing', [durationText(closingMs)]) }]),
  ];
  return (
    <ol class="life" data-category={category} aria-label={i18n.t('panel.life.title')}>
      {parts.map(({ part, ms, text }) => (
        <li key={part} data-part={part} style={{ flexGrow: Math.log2(ms + 2) }}>
          <span class="life-track" />
          <span class="life-text">
            {text}
            {part === 'open' && traffic?.[0] !== undefined && traffic[1] !== undefined && (
              <span class="muted"> · {i18n.t('panel.life.traffic', [traffic[0], traffic[1]])}</span>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
