import { i18n } from '#i18n';
import { local } from '../../lib/i18n/translation';
import type { ConnectionCounts } from '../../lib/protocol/messages';
import { lookUp } from '../../lib/reference/look-up';
import { RangeMark } from '../range-mark';

interface TabEndsProps {
  /** `undefined`: not yet known; `null`: could not be read. */
  counts: ConnectionCounts | null | undefined;
  /** What this tab's applications call their codes, as far as known. */
  names?: ReadonlyMap<number, string> | undefined;
  openCode(code: number): void;
}

/** What the current tab's sockets ended with, as chips: `1006 ×3`. */
export function TabConnections({ counts, names, openCode }: TabEndsProps) {
  // Takes its room before it is known, so that nothing below jumps.
  if (counts === undefined) return <p class="tab-ends-empty">{'\u00a0'}</p>;
  if (counts === null) return <p class="tab-ends-empty">{i18n.t('popup.unread')}</p>;
  const { unrecorded } = counts;
  if (counts.ends.length === 0 && unrecorded === null) return <p class="tab-ends-empty">{i18n.t('popup.none')}</p>;
  return (
    <>
      {unrecorded && <p class="tab-ends-empty">{i18n.t(`popup.unrecorded.${unrecorded}`)}</p>}
      {counts.ends.length > 0 && <Chips counts={counts} names={names} openCode={openCode} />}
    </>
  );
}

function Chips({ counts, names, openCode }: Omit<TabEndsProps, 'counts'> & { counts: ConnectionCounts }) {
  return (
    <ul class="tab-ends" aria-label={i18n.t('popup.tab')}>
      {counts.ends.map((end) => (
        <li key={end.label + end.category}>
          <Chip end={end} names={names} openCode={openCode} />
        </li>
      ))}
      {counts.dropped > 0 && (
        <li class="tab-ends-dropped">{i18n.t('popup.dropped', counts.dropped, [String(counts.dropped)])}</li>
      )}
    </ul>
  );
}

/** Kinds of outcome that come without a code that says anything; messages' names take no hyphen. */
const KINDS: Partial<Record<string, 'handshakeFailed' | 'blocked' | 'constructorThrew' | 'pageWentAway' | 'unseen'>> = {
  'handshake-failed': 'handshakeFailed',
  blocked: 'blocked',
  'constructor-threw': 'constructorThrew',
  'page-went-away': 'pageWentAway',
  unseen: 'unseen',
};

function countName(label: string): string {
  const kind = KINDS[label];
  return kind ? i18n.t(`popup.kind.${kind}`) : label;
}

function Chip({
  end: { label, code, category, count },
  names,
  openCode,
}: Pick<TabEndsProps, 'names' | 'openCode'> & { end: ConnectionCounts['ends'][number] }) {
  const name = code === null ? undefined : names?.get(code);
  const face = (
    <>
      <RangeMark category={category} />
      <span class="chip-label">{code ?? countName(label)}</span> {name !== undefined && `${name} `}
      <span class="chip-count">×{count}</span>
    </>
  );
  if (code === null) return <span class="chip">{face}</span>;
  return (
    <button type="button" class="chip" title={name ?? local(lookUp(code).name)} onClick={() => openCode(code)}>
      {face}
    </button>
  );
}
