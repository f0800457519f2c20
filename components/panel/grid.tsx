import { useComputed } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { COLUMNS } from '../../lib/models/columns';
import { usePanel } from './context';
import { Header } from './header';
import { Row } from './row';
import { ROW, useWindow } from './use-window';

/** The log as an ARIA grid: only the rows in view exist, and the one that the keyboard stands on. */
export function Grid() {
  const { view, selection, sort, hiddenColumns, widths } = usePanel();
  const scroller = useRef<HTMLDivElement>(null);
  const focusWanted = useRef(false);
  const columns = useComputed(() => COLUMNS.filter(({ id }) => !hiddenColumns.value.includes(id))).value;

  void view.version.value;
  const count = view.length;
  const current = selection.current.value;
  const { first, end, begin, height, shift, onScroll, reveal, page } = useWindow(scroller, count, sort.value === null);

  const standing = current === null ? -1 : view.rowOf(current);
  const entrance = standing >= 0 ? standing : begin;
  const drawn = [];
  for (let row = first; row < end; row++) drawn.push(row);
  if (entrance >= 0 && (entrance < first || entrance >= end)) drawn.push(entrance);

  function go(row: number): void {
    const entry = view.at(Math.min(Math.max(row, 0), count - 1));
    if (!entry) return;
    focusWanted.current = true;
    selection.select(entry.record.key);
    selection.show();
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
    if (to !== undefined) go(to);
    else if (event.key === 'Enter' || event.key === ' ') {
      go(from);
      if (event.key === 'Enter') requestAnimationFrame(() => document.querySelector<HTMLElement>('.details')?.focus());
    } else if (event.key === 'Escape' && selection.open.value) selection.hide();
    else return;
    event.preventDefault();
  }

  function onClick({ target }: MouseEvent): void {
    const key = target instanceof Element && target.closest<HTMLElement>('[data-key]')?.dataset.key;
    if (!key) return;
    focusWanted.current = true;
    selection.select(key);
    selection.show();
  }

  useLayoutEffect(() => {
    if (!focusWanted.current || standing < 0) return;
    focusWanted.current = false;
    reveal(standing);
    scroller.current?.querySelector<HTMLElement>('[aria-selected=true]')?.focus({ preventScroll: true });
  });

  // Details that open below take room away: the row that they belong to stays in view.
  const open = selection.open.value;
  useLayoutEffect(() => {
    if (open && standing >= 0) reveal(standing);
  }, [open, page]);

  const template = columns
    .map(({ id, width }) => {
      const own = widths.value[id];
      return id === 'url' && own === undefined ? `minmax(${width}px, 1fr)` : `${own ?? width}px`;
    })
    .join(' ');

  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot leave out the rows that are out of view
    <div
      role="grid"
      class="grid"
      ref={scroller}
      tabIndex={-1}
      aria-label={i18n.t('panel.grid.label')}
      aria-rowcount={count + 1}
      aria-colcount={columns.length}
      style={{ '--columns': template }}
      onScroll={onScroll}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <Header columns={columns} />
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div role="rowgroup" class="grid-body" style={{ height: `${height}px` }}>
        {drawn.map((row) => {
          const entry = view.at(row);
          return (
            entry && (
              <Row
                key={entry.record.key}
                entry={entry}
                row={row}
                top={row * ROW + shift}
                columns={columns}
                selected={entry.record.key === current}
                entrance={row === entrance}
              />
            )
          );
        })}
      </div>
    </div>
  );
}
