import { local } from '../../lib/i18n/translation';
import type { ReferenceRow } from '../../lib/reference/rows';
import { RangeMark } from '../range-mark';
import { ApplicationDetails } from './application-details';
import { CodeDetails } from './code-details';
import { RangeDetails } from './range-details';
import { StatusDetails } from './status-details';

interface DetailsProps {
  row: ReferenceRow;
  /** Level of its heading on the page. */
  level: 2 | 3;
  headingId: string;
}

/** An entry of the reference: what it means first, what to do second, the rest after. */
export function Details({ row, level, headingId }: DetailsProps) {
  const Heading = `h${level}` as const;
  return (
    <>
      <Heading id={headingId} class="entry-heading" tabIndex={-1}>
        <RangeMark category={row.category} />
        <span class="entry-label">{row.label}</span> {row.kind === 'application' ? row.name : local(row.name)}
        {row.kind === 'application' && <span class="entry-dictionary">{row.application.dictionary.name}</span>}
      </Heading>
      <p class="entry-meaning">{local(row.meaning)}</p>
      <Body row={row} />
    </>
  );
}

function Body({ row }: { row: ReferenceRow }) {
  switch (row.kind) {
    case 'code':
      return <CodeDetails code={row.code} />;
    case 'range':
      return <RangeDetails range={row.range} />;
    case 'application':
      return <ApplicationDetails meaning={row.application} />;
    case 'status':
      return <StatusDetails advice={row.advice} />;
  }
}
