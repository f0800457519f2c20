import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { i18n } from '#i18n';
import { withPart } from '../../lib/query/token';
import { causeTotalsOf, type Total, type Totals as TotalsOf, totalsOf } from '../../lib/state/totals';
import { RangeMark } from '../range-mark';
import { usePanel } from './context';
import { countText } from './quantity';
import { useRepaint } from './use-repaint';

/** Lines of one list. */
const MOST = 20;

/** How often each end, each cause and each host occurs among what the filter leaves; a click filters by it. */
export function Totals() {
  const { view, log, groups, diagnosis } = usePanel();
  const causes = useSignal<readonly Total[]>([]);
  const totals = useSignal<TotalsOf>({ codes: [], hosts: [] });
  const recount = useRepaint();
  const recountCauses = useRepaint();
  void view.version.value;

  const matched = () => ({ log, groups, places: view.matched });

  useEffect(() => {
    recount(function* () {
      totals.value = yield* totalsOf(matched(), MOST);
    });
  }, [view.matched, view.matched.length, log.version.value, recount, totals]);

  // They are known later than the rest, and change less often than the log does.
  useEffect(() => {
    recountCauses(function* () {
      causes.value = yield* causeTotalsOf(matched(), diagnosis.causesAt, MOST);
    });
  }, [view.matched, diagnosis.version.value, recountCauses, causes, diagnosis]);

  return (
    <div class="totals">
      <Column label={i18n.t('panel.totals.codes')} totals={totals.value.codes} kind="codes" />
      <Column label={i18n.t('panel.totals.causes')} totals={causes.value} kind="causes" />
      <Column label={i18n.t('panel.totals.hosts')} totals={totals.value.hosts} kind="hosts" />
    </div>
  );
}

interface ColumnProps {
  label: string;
  totals: readonly Total[];
  kind: 'codes' | 'causes' | 'hosts';
}

function Column({ label, totals, kind }: ColumnProps) {
  const { filterText } = usePanel();
  return (
    <ul aria-label={label} class={kind}>
      {totals.map((total) => (
        <li key={total.label}>
          <button
            type="button"
            class="total"
            data-category={total.category}
            title={total.filter}
            onClick={() => {
              filterText.value = withPart(filterText.value, total.filter);
            }}
          >
            {kind === 'codes' && <RangeMark category={total.category} />}
            <span class="total-label">{total.label.replace(/^✕ /, '')}</span>
            <span class="count">{countText(total.count)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
