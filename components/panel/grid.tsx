import { useComputed } from '@preact/signals';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { annotate } from '../../lib/analysis/annotate';
import { COLUMNS } from '../../lib/state/columns';
import { cellTitle } from './cells';
import { usePanel } from './context';
import { Header } from './header';
import { Row } from './row';
import { ROW, useWindow } from './use-window';

/** What earlier attempts of a series stand further in, so that nothing is cut off. CSS pixels. */
const INDENT = 14;

/** The log as an ARIA grid: only the rows in view exist, and the one that the keyboard stands on. */
export function Grid() {
  const { log, view, rows, fold: group, selection, sort, hiddenColumns, widths, rowMenu } = usePanel();
  const scroller = useRef<HTMLDivElement>(null);
  const focusWanted = useRef(false);
  /** The row that has the focus, or had it when it was taken out of the document. */
  const held = useRef<HTMLElement | null>(null);
  const columns = useComputed(() => COLUMNS.filter(({ id }) => !hiddenColumns.value.includes(id))).value;
  // The same element for each frame of a scroll, so that the headers are not drawn again.
  const header = useMemo(() => <Header columns={columns} />, [columns]);

  void view.version.value;
  const count = rows.length;
  const current = selection.current.value;
  const { first, end, begin, height, shift, onScroll, reveal, page, slotOf } = useWindow(
    scroller,
    count,
    sort.value === null,
  );

  const standing = current === null ? -1 : rows.rowOf(current);
  const entrance = standing >= 0 ? standing : begin;
  const drawn = [];
  for (let row = first; row < end; row++) drawn.push(row);
  if (entrance >= 0 && (entrance < first || entrance >= end)) drawn.push(entrance);

  function go(row: number): void {
    const entry = rows.at(Math.min(Math.max(row, 0), count - 1));
    if (!entry) return;
    focusWanted.current = true;
    selection.select(entry.record.key);
    selection.show();
  }

  /** Opens and closes series, as trees do. Returns whether the key meant that. */
  function unfold(key: string, row: number): boolean {
    const series = rows.groupAt(row);
    const head = rows.headOf(row);
    if (series && !series.isOpen && (key === 'ArrowRight' || key === 'Enter')) rows.open(series);
    else if (series?.isOpen && key === 'ArrowLeft') rows.close(series);
    else if (series && key === 'ArrowRight') go(row + 1);
    else if (head >= 0 && key === 'ArrowLeft') go(head);
    else return false;
    focusWanted.current = true;
    return true;
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const from = entrance;
    const to = {
      ArrowDown: standing < 0 ? from : from + 1,
      ArrowUp: standing < 0 ? from : from - 1,
      Home: 0,
      End: count - 1,
      PageDown: from + page,
      PageUp: from - page,
    }[event.key];
    const isDone = to === undefined && unfold(event.key, from);
    if (to !== undefined) go(to);
    else if (!isDone && (event.key === 'Enter' || event.key === ' ')) {
      go(from);
      if (event.key === 'Enter') requestAnimationFrame(() => document.querySelector<HTMLElement>('.details')?.focus());
    } else if (event.key === 'Escape' && selection.open.value) selection.hide();
    else if (!isDone) return;
    event.preventDefault();
    // DevTools hears what reaches the document, and opens its drawer at Escape.
    event.stopPropagation();
  }

  function onClick({ target }: MouseEvent): void {
    const key = target instanceof Element && target.closest<HTMLElement>('[data-key]')?.dataset.key;
    if (!key) return;
    const series = target.closest('.fold') && rows.groupAt(rows.rowOf(key));
    if (series?.isOpen) rows.close(series);
    else if (series) rows.open(series);
    focusWanted.current = true;
    selection.select(key);
    selection.show();
  }

  /** By the mouse, by Shift+F10 or by the menu key: then it opens at the row. */
  function onContextMenu(event: MouseEvent): void {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-key]') : null;
    const key = row?.dataset.key;
    if (!row || key === undefined) return;
    event.preventDefault();
    selection.select(key);
    const box = row.getBoundingClientRect();
    const byMouse = event.clientY >= box.top && event.clientY <= box.bottom && event.button === 2;
    rowMenu.value = { key, x: byMouse ? event.clientX : 8, y: byMouse ? event.clientY : box.bottom };
  }

  /** What a cell cuts off is made when it is pointed at, not for every row. */
  function onMouseOver({ target }: MouseEvent): void {
    const cell = target instanceof Element ? target.closest<HTMLElement>('.grid-body .cell') : null;
    const column = columns.find(({ id }) => id === cell?.dataset.column);
    const key = cell?.parentElement?.dataset.key;
    const entry = key === undefined ? undefined : log.byKey(key);
    if (cell && column && entry) cell.title = cellTitle(column.id, entry, annotate(entry)) ?? '';
  }

  useLayoutEffect(() => {
    const focused = document.activeElement;
    // Elements are used again for other rows: a focus on one that now shows another row goes back to its own.
    const astray = focused?.getAttribute('role') === 'row' && scroller.current?.contains(focused);
    // Elements go when the room changes, or when scrolling brings in a row that stood apart.
    const lost = focused === document.body && held.current?.isConnected === false;
    if (standing < 0 || !(focusWanted.current || astray || lost)) return;
    if (focusWanted.current) reveal(standing);
    focusWanted.current = false;
    const own = scroller.current?.querySelector<HTMLElement>('[aria-selected=true]');
    if (own !== focused) own?.focus({ preventScroll: true });
  });

  // Details that open below take room away: the row that they belong to stays in view.
  const open = selection.open.value;
  useLayoutEffect(() => {
    if (open && standing >= 0) reveal(standing);
  }, [open, page]);

  const indent = group.value ? INDENT : 0;
  const wide = columns.map(({ id, width }, index) => widths.value[id] ?? width + (index === 0 ? indent : 0));
  // Room that is left goes to the columns that can use it, unless somebody has set their width.
  const template = columns.map(({ id, share = 0 }, index) =>
    share > 0 && widths.value[id] === undefined ? `minmax(${wide[index]}px, ${share}fr)` : `${wide[index]}px`,
  );
  const least = wide.reduce((sum, width) => sum + width, 0);

  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot leave out the rows that are out of view
    // biome-ignore lint/a11y/useKeyWithMouseEvents: what a cell cuts off is in its text, and in the details
    <div
      role="grid"
      {...(group.value && { role: 'treegrid' as const })}
      class="grid"
      ref={scroller}
      tabIndex={-1}
      aria-label={i18n.t('panel.grid.label')}
      aria-rowcount={count + 1}
      aria-busy={view.isPending || undefined}
      aria-colcount={columns.length}
      style={{ '--columns': template.join(' '), '--least': `${least}px` }}
      onScroll={onScroll}
      onKeyDown={onKeyDown}
      onFocusIn={({ target }) => {
        held.current = target instanceof HTMLElement && target.role === 'row' ? target : null;
      }}
      onFocusOut={({ relatedTarget }) => {
        // To nothing: the row may be on its way out of the document, which takes the focus from it first.
        if (relatedTarget) held.current = null;
      }}
      onClick={onClick}
      onMouseOver={onMouseOver}
      onContextMenu={onContextMenu}
    >
      {header}
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div role="rowgroup" class="grid-body" style={{ height: `${height}px` }}>
        {drawn.map((row) => {
          const entry = rows.at(row);
          return (
            entry && (
              <Row
                key={row >= first && row < end ? slotOf(row) : 'entrance'}
                entry={entry}
                row={row}
                top={row * ROW + shift}
                columns={columns}
                selected={row === standing}
                entrance={row === entrance}
                group={rows.groupAt(row)}
                level={group.value ? (rows.isBelow(row) ? 2 : 1) : null}
              />
            )
          );
        })}
      </div>
    </div>
  );
}
