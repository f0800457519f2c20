import { Component } from 'preact';
import { i18n } from '#i18n';
import { annotate } from '../../lib/analysis/annotate';
import type { Annotation } from '../../lib/analysis/annotation';
import { activeDictionaries } from '../../lib/analysis/application-protocol';
import { verdictText } from '../../lib/analysis/finding-text';
import { durationText } from '../../lib/i18n/format';
import type { LogEntry } from '../../lib/model/entry';
import type { Column, ColumnId } from '../../lib/state/columns';
import type { SeriesGroup } from '../../lib/state/rows';
import { Icon } from '../icon';
import { CELLS } from './cells';
import { countText } from './quantity';

interface RowProps {
  entry: LogEntry;
  /** Place among the rows, from 0. */
  row: number;
  top: number;
  columns: readonly Column[];
  selected: boolean;
  /** Where Tab comes into the rows. */
  entrance: boolean;
  /** The series that it stands for. */
  group: SeriesGroup | null;
  /** In a tree, from 1; `null`: the rows are none. */
  level: 1 | 2 | null;
}

/** A row of fixed height at its place. Drawn anew only when what it shows has changed. */
export class Row extends Component<RowProps> {
  private drawnWith = activeDictionaries.peek();

  override shouldComponentUpdate(next: RowProps): boolean {
    const now = this.props;
    return (
      next.entry !== now.entry ||
      next.row !== now.row ||
      next.top !== now.top ||
      next.columns !== now.columns ||
      next.selected !== now.selected ||
      next.entrance !== now.entrance ||
      next.group !== now.group ||
      next.level !== now.level ||
      this.drawnWith !== activeDictionaries.peek()
    );
  }

  render({ entry, row, top, columns, selected, entrance, group, level }: RowProps) {
    const annotation = annotate(entry);
    this.drawnWith = activeDictionaries.peek();
    return (
      // biome-ignore lint/a11y/useSemanticElements: rows of a table cannot be placed one by one
      <div
        role="row"
        class="row"
        data-category={annotation.category}
        data-wrong={annotation.category !== 'normal' || undefined}
        data-key={entry.record.key}
        data-odd={row % 2 === 1 || undefined}
        aria-rowindex={row + 2}
        aria-selected={selected}
        aria-level={level ?? undefined}
        aria-expanded={group?.isOpen}
        tabIndex={entrance ? 0 : -1}
        style={{ transform: `translateY(${top}px)` }}
      >
        {columns.map(({ id }, index) => (
          // biome-ignore lint/a11y/useSemanticElements: see the row
          // biome-ignore lint/a11y/useFocusableInteractive: the row has the focus, as the grid pattern allows
          <div role="gridcell" class="cell" key={id} data-column={id} aria-colindex={index + 1}>
            {index === 0 && group && <GroupToggle group={group} />}
            {group && !group.isOpen ? groupedCell(id, group, entry, annotation) : CELLS[id](entry, annotation)}
          </div>
        ))}
      </div>
    );
  }
}

/** A place to click; the row itself says whether it is open. */
function GroupToggle({ group: { count, isOpen } }: { group: SeriesGroup }) {
  return (
    <span class="fold" title={i18n.t(isOpen ? 'panel.fold.close' : 'panel.fold.open')}>
      <Icon name={isOpen ? 'down' : 'forward'} />
      {!isOpen && i18n.t('panel.fold.times', [countText(count)])}
    </span>
  );
}

/** Its last attempt, but with what there is to say of all. */
function groupedCell(column: ColumnId, { series, durationMs }: SeriesGroup, entry: LogEntry, annotation: Annotation) {
  const [verdict] = series.verdicts;
  if (column === 'time') return null;
  if (column === 'duration') return durationText(durationMs);
  if (column !== 'name' || verdict === undefined) return CELLS[column](entry, annotation);
  // The code beside it names the end already: what there is to say of the series must not be what is cut off.
  return (
    <>
      <span class="fold-verdict">{verdictText(verdict)}</span>{' '}
      <span class="fold-name">{CELLS.name(entry, annotation)}</span>
    </>
  );
}
