import { i18n } from '#i18n';
import type { HandshakeEvidence } from '../../../lib/handshake/evidence';
import { waterfall } from '../../../lib/handshake/waterfall';
import { durationText } from '../../../lib/record/duration';

/** The phases of a handshake over time: one bar each, beginning where the one before it ended. */
export function Waterfall({ timings }: { timings: HandshakeEvidence['timings'] }) {
  const { spans, total } = waterfall(timings);
  if (spans.length === 0) return null;
  const percent = (milliseconds: number) => `${total === 0 ? 0 : (milliseconds / total) * 100}%`;
  return (
    <ol class="waterfall" aria-label={i18n.t('panel.evidence.timings')}>
      {spans.map(({ phase, from, duration }) => (
        <li key={phase}>
          <span class="muted">{i18n.t(`panel.timing.${phase}`)}</span>
          <span class="waterfall-track">
            <span class="waterfall-bar" style={{ insetInlineStart: percent(from), width: percent(duration) }} />
          </span>
          <span>{durationText(duration)}</span>
        </li>
      ))}
    </ol>
  );
}
