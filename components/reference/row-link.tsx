import type { ComponentChildren } from 'preact';
import type { ReferenceRow } from '../../lib/reference/rows';
import { useReferencePage } from './reference-context';

/** A link to another row of the reference. */
export function RowLink({ row, children }: { row: ReferenceRow; children: ComponentChildren }) {
  const { follow } = useReferencePage();
  return (
    <a
      href={`#${row.id}`}
      onClick={(event) => {
        if (!follow) return;
        event.preventDefault();
        follow(row);
      }}
    >
      {children}
    </a>
  );
}
