import { i18n } from '#i18n';
import { lookUp } from '../../lib/reference/look-up';
import type { EndCounts } from '../../lib/transport/messages';
import { RangeMark } from '../range-mark';

interface TabEndsProps {
  /** `undefined`: not yet known; `null`: could not be read. */
  counts: EndCounts | null | undefined;
  openCode(code: number): void;
}

/** What the current tab's sockets ended with, as chips: `1006 ×3`. */
export function TabEnds({ counts, openCode }: TabEndsProps) {
  // Takes its room before it is known, so that nothing below jumps.
  if (counts === undefined) return <p class="tab-ends-empty">{'\u00a0'}</p>;
  if (counts === null) return <p class="tab-ends-empty">{i18n.t('popup.unread')}</p>;
  if (counts.ends.length === 0) return <p class="tab-ends-empty">{i18n.t('popup.none')}</p>;
  return (
    <ul class="tab-ends" aria-label={i18n.t('popup.tab')}>
      {counts.ends.map((end) => (
        <li key={end.label + end.category}>
          <Chip end={end} openCode={openCode} />
        </li>
      ))}
      {counts.dropped > 0 && (
        <li class="tab-ends-dropped">{i18n.t('popup.dropped', counts.dropped, [String(counts.dropped)])}</li>
      )}
    </ul>
  );
}

function Chip({
  end: { label, code, category, count },
  openCode,
}: Pick<TabEndsProps, 'openCode'> & { end: EndCounts['ends'][number] }) {
  const face = (
    <>
      <RangeMark category={category} />
      <span class="chip-label">{label}</span> <span class="chip-count">×{count}</span>
    </>
  );
  if (code === null) return <span class="chip">{face}</span>;
  return (
    <button type="button" class="chip" title={lookUp(code).name} onClick={() => openCode(code)}>
      {face}
    </button>
  );
}
