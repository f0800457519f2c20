import { useSignal } from '@preact/signals';
import { i18n } from '#i18n';
import { type Column, type ColumnId, NARROWEST, nextSort } from '../../lib/state/columns';
import { Icon } from '../icon';
import { usePanel } from './context';

/** CSS pixels, for each press of an arrow. */
const STEP = 8;

/** The headers: sorted by a click or Enter, made wider by dragging their edge or with Shift and the arrows. */
export function Header({ columns }: { columns: readonly Column[] }) {
  const { sort, widths } = usePanel();
  const entrance = useSignal(0);
  const sorted = sort.value;

  const widthOf = (column: Column) => widths.value[column.id] ?? column.width;

  function resize(id: ColumnId, width: number): void {
    widths.value = { ...widths.value, [id]: Math.max(NARROWEST, Math.round(width)) };
  }

  function onKeyDown(event: KeyboardEvent, column: Column, index: number): void {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step !== undefined && event.shiftKey) resize(column.id, widthOf(column) + step * STEP);
    else if (step !== undefined) move(event, index + step);
    else if (event.key === 'Enter' || event.key === ' ') sort.value = nextSort(sort.value, column.id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function move({ currentTarget }: KeyboardEvent, index: number): void {
    if (index < 0 || index >= columns.length) return;
    entrance.value = index;
    const next = currentTarget instanceof HTMLElement && currentTarget.parentElement?.children[index];
    if (next instanceof HTMLElement) next.focus();
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid
    <div role="rowgroup" class="grid-head">
      {/* biome-ignore lint/a11y/useSemanticElements: see the grid */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: its headers are */}
      <div role="row" class="row" aria-rowindex={1}>
        {columns.map((column, index) => (
          // biome-ignore lint/a11y/useSemanticElements: see the grid
          <div
            role="columnheader"
            class="cell"
            key={column.id}
            data-column={column.id}
            aria-colindex={index + 1}
            aria-sort={sorted?.column !== column.id ? undefined : sorted.descending ? 'descending' : 'ascending'}
            tabIndex={Math.min(entrance.value, columns.length - 1) === index ? 0 : -1}
            onClick={() => {
              sort.value = nextSort(sort.value, column.id);
            }}
            onFocus={() => {
              entrance.value = index;
            }}
            onKeyDown={(event) => onKeyDown(event, column, index)}
          >
            {i18n.t(`panel.column.${column.id}`)}
            {sorted?.column === column.id && <Icon name={sorted.descending ? 'down' : 'up'} />}
            <Edge width={widthOf(column)} onResize={(width) => resize(column.id, width)} />
          </div>
        ))}
      </div>
    </div>
  );
}

function Edge({ width, onResize }: { width: number; onResize(width: number): void }) {
  return (
    <div
      class="edge"
      aria-hidden="true"
      onClick={(event) => event.stopPropagation()}
      onPointerDown={(event) => {
        event.stopPropagation();
        event.preventDefault();
        const { currentTarget: edge, clientX, pointerId } = event;
        const drawn = edge.parentElement?.offsetWidth ?? width;
        const move = ({ clientX: x }: PointerEvent) => onResize(drawn + x - clientX);
        edge.setPointerCapture(pointerId);
        edge.addEventListener('pointermove', move);
        edge.addEventListener('lostpointercapture', () => edge.removeEventListener('pointermove', move), {
          once: true,
        });
      }}
    />
  );
}
