import { Component } from 'preact';
import type { Column } from '../../lib/models/columns';
import { describe } from '../../lib/record/describe';
import { dialectsInForce } from '../../lib/record/dialect';
import type { LogEntry } from '../../lib/record/entry';
import { CELLS } from './cells';

interface RowProps {
  entry: LogEntry;
  /** Place among the rows, from 0. */
  row: number;
  top: number;
  columns: readonly Column[];
  selected: boolean;
  /** Where Tab comes into the rows. */
  entrance: boolean;
}

/** A row of fixed height at its place. Drawn anew only when what it shows has changed. */
export class Row extends Component<RowProps> {
  private drawnWith = dialectsInForce.peek();

  override shouldComponentUpdate(next: RowProps): boolean {
    const now = this.props;
    return (
      next.entry !== now.entry ||
      next.row !== now.row ||
      next.top !== now.top ||
      next.columns !== now.columns ||
      next.selected !== now.selected ||
      next.entrance !== now.entrance ||
      this.drawnWith !== dialectsInForce.peek()
    );
  }

  render({ entry, row, top, columns, selected, entrance }: RowProps) {
    const annotation = describe(entry);
    this.drawnWith = dialectsInForce.peek();
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
        tabIndex={entrance ? 0 : -1}
        style={{ transform: `translateY(${top}px)` }}
      >
        {columns.map(({ id }, index) => (
          // biome-ignore lint/a11y/useSemanticElements: see the row
          // biome-ignore lint/a11y/useFocusableInteractive: the row has the focus, as the grid pattern allows
          <div role="gridcell" class="cell" key={id} data-column={id} aria-colindex={index + 1}>
            {CELLS[id](entry, annotation)}
          </div>
        ))}
      </div>
    );
  }
}
