import { i18n } from '#i18n';
import type { ApplicationRange, Dictionary } from '../../data/dictionary';
import { local } from '../../lib/i18n/translation';
import { applicationRows, type ReferenceRow } from '../../lib/reference/rows';
import { RangeMark } from '../range-mark';
import { marksOf } from './application-details';
import { Detected } from './detected';
import { SourceText } from './fields';

/** All codes of one dictionary. */
export function DictionarySection({ dictionary }: { dictionary: Dictionary }) {
  const heading = `dictionary-${dictionary.id}`;
  const rows = applicationRows([dictionary]);
  const { ranges = [], notes, inBand, source } = dictionary;
  return (
    <article class="dictionary" id={dictionary.id} aria-labelledby={heading}>
      <h3 id={heading}>{dictionary.name}</h3>
      <Detected dictionary={dictionary} />
      {notes !== undefined && <p>{local(notes)}</p>}
      {inBand !== undefined && (
        <p>
          {i18n.t('reference.page.inMessages')}
          {i18n.t('reference.colon')}
          {local(inBand)}
        </p>
      )}
      {rows.length + ranges.length === 0 ? (
        <p>{i18n.t('reference.page.noCodes')}</p>
      ) : (
        <table class="plain-table">
          <thead>
            <tr>
              <th scope="col">{i18n.t('reference.column.code')}</th>
              <th scope="col">{i18n.t('reference.column.name')}</th>
              <th scope="col">{i18n.t('reference.column.http')}</th>
              <th scope="col">{i18n.t('reference.column.meaning')}</th>
              <th scope="col">{i18n.t('reference.details.reconnect')}</th>
            </tr>
          </thead>
          <tbody>
            {ranges.map((range) => (
              <RangeLine key={range.from} range={range} fallback={source} />
            ))}
            {rows.map((row) => (
              <CodeLine key={row.id} row={row} fallback={source} />
            ))}
          </tbody>
        </table>
      )}
      <SourceText text={source} />
    </article>
  );
}

function CodeLine({ row, fallback }: { row: ReferenceRow; fallback: string }) {
  if (row.kind !== 'application') return null;
  const { entry, source } = row.application;
  const marks = marksOf(row.application);
  return (
    <tr id={row.id}>
      <th scope="row" class="cell-code">
        <RangeMark category={row.category} /> {row.label}
      </th>
      <td>{row.name}</td>
      <td class="cell-http" data-exactness={row.exactness}>
        {row.http}
      </td>
      <td>
        {[row.meaning, entry.advice, entry.note].map((text) => text && local(text)).join(' ')}
        {marks.length > 0 && ` ${i18n.t('reference.aside', [marks.join(i18n.t('reference.semicolon'))])}`}
        {source !== fallback && <SourceText text={source} />}
      </td>
      <td>{entry.reconnect !== undefined && i18n.t(`reference.reconnect.${entry.reconnect}`)}</td>
    </tr>
  );
}

function RangeLine({ range, fallback }: { range: ApplicationRange; fallback: string }) {
  const { from, to, name, meaning, reconnect, source = fallback } = range;
  return (
    <tr>
      <th scope="row">
        {from}–{to}
      </th>
      <td>{name}</td>
      <td />
      <td>
        {local(meaning)}
        {source !== fallback && <SourceText text={source} />}
      </td>
      <td>{reconnect !== undefined && i18n.t(`reference.reconnect.${reconnect}`)}</td>
    </tr>
  );
}
