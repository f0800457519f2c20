import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { local } from '../../lib/i18n/translation';
import type { ReferenceRow } from '../../lib/reference/rows';
import type { ReferenceModel, RowGroup } from '../../lib/state/reference';
import { RangeMark } from '../range-mark';
import { useSettled } from './search-field';

export const GRID_ID = 'reference-grid';

/** Rows drawn with a keystroke: more than a popup shows. The others follow as soon as the browser is idle. */
const AT_ONCE = 16;

/** The element id of a row, for `aria-activedescendant`. */
export function rowElementId(row: ReferenceRow): string {
  return `row-${row.id}`;
}

/** The table of codes. It never has the focus: the search field has, and points at the active row. */
export function Grid({ model }: { model: ReferenceModel }) {
  const table = useRef<HTMLTableElement>(null);
  const active = model.active.value;
  const query = model.query.value;
  const groups = model.groups.value;
  const shown = useSettled(groups) ? groups : firstRows(groups, AT_ONCE);

  useEffect(() => {
    table.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [active?.id, query]);

  function openClicked({ target }: Event): void {
    const id = target instanceof Element ? target.closest('tr')?.dataset.row : undefined;
    const row = model.rows.value.find((each) => each.id === id);
    if (row) model.open(row);
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the search field has the keys, and opens the active row
    <table
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows that can be chosen make the table a grid
      role="grid"
      id={GRID_ID}
      class="grid"
      aria-label={i18n.t('reference.grid')}
      tabIndex={-1}
      ref={table}
      onClick={openClicked}
    >
      <thead class="hidden">
        <tr>
          <th scope="col">{i18n.t('reference.column.code')}</th>
          <th scope="col">{i18n.t('reference.column.name')}</th>
          <th scope="col">{i18n.t('reference.column.http')}</th>
          <th scope="col">{i18n.t('reference.column.meaning')}</th>
        </tr>
      </thead>
      {shown.map((group) => (
        <Group key={group.range} group={group} active={active} />
      ))}
    </table>
  );
}

function firstRows(groups: readonly RowGroup[], most: number): RowGroup[] {
  let left = most;
  return groups.flatMap((group) => {
    const rows = group.rows.slice(0, left);
    left -= rows.length;
    return rows.length > 0 ? [{ ...group, rows }] : [];
  });
}

function Group({ group, active }: { group: RowGroup; active: ReferenceRow | null }) {
  return (
    <tbody>
      <tr class="grid-heading">
        <th colSpan={4} scope="rowgroup">
          {groupTitle(group.range)}
        </th>
      </tr>
      {group.rows.map((row) => (
        <Row key={row.id} row={row} active={row.id === active?.id} />
      ))}
    </tbody>
  );
}

function Row({ row, active }: { row: ReferenceRow; active: boolean }) {
  return (
    <tr id={rowElementId(row)} class="grid-row" data-row={row.id} data-category={row.category} aria-selected={active}>
      <td class="cell-code">
        <RangeMark category={row.category} />
        {row.label}
      </td>
      <td class="cell-name">
        {row.kind === 'application' ? row.name : local(row.name)}
        {row.kind === 'application' && <span class="cell-dictionary">{row.application.dictionary.name}</span>}
      </td>
      <td class="cell-http" data-exactness={row.exactness} title={i18n.t(`reference.sign.${row.exactness}`)}>
        {row.exactness === 'none' && row.http !== '' ? i18n.t('end.http.none') : row.http}
      </td>
      <td class="cell-meaning">{local(row.meaning)}</td>
    </tr>
  );
}

/** What a group of the canon is called. */
export function groupTitle(range: number | null): string {
  switch (range) {
    case 0:
      return i18n.t('reference.range.from0');
    case 1000:
      return i18n.t('reference.range.from1000');
    case 3000:
      return i18n.t('reference.range.from3000');
    case 4000:
      return i18n.t('reference.range.from4000');
    case 5000:
      return i18n.t('reference.range.from5000');
    default:
      return i18n.t('reference.results');
  }
}
