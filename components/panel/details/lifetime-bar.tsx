import { i18n } from '#i18n';
import { annotate } from '../../../lib/analysis/annotate';
import { durationText } from '../../../lib/i18n/format';
import type { LogEntry } from '../../../lib/model/entry';
import { exactTraffic } from '../../../lib/model/exact-traffic';
import { isEndUnknown } from '../../../lib/model/outcome';
import type { Traffic } from '../../../lib/model/record';

/** A socket's life from left to right: handshake, open, closing. Every part that took place can be seen. */
export function LifetimeBar({ entry }: { entry: LogEntry }) {
  const { record } = entry;
  const { handshakeMs, openMs, closingMs, category } = annotate(entry);
  const traffic = exactTraffic(entry);
  // Of a worker's socket that was used, the browser tells no time of the handshake.
  const isUntimed = record.outcome.kind === 'unseen' && openMs !== null && handshakeMs === 0;
  const parts = [
    ...(isUntimed
      ? []
      : [{ part: 'handshake', ms: handshakeMs, text: i18n.t('panel.life.handshake', [durationText(handshakeMs)]) }]),
    ...(openMs === null ? [{ part: 'never', ms: 0, text: i18n.t('panel.life.never') }] : []),
    ...(openMs === null || isEndUnknown(record)
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
            {part === 'open' && traffic && <span class="muted"> · {trafficText(traffic)}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}

function trafficText({ sent, received }: Traffic): string {
  return i18n.t(received.approximate ? 'panel.life.trafficAbout' : 'panel.life.traffic', [
    String(sent.messages),
    String(received.messages),
  ]);
}
