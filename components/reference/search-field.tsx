import type { Ref, TargetedKeyboardEvent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ReferenceModel } from '../../lib/state/reference';
import { GRID_ID, rowElementId } from './grid';

interface SearchFieldProps {
  model: ReferenceModel;
  field: Ref<HTMLInputElement>;
  /** Whether the table can be seen, and so be moved in. */
  gridShown: boolean;
}

/** Rows that Page Up and Page Down move by. */
const PAGE = 8;

/**
 * The search, which has all the keys of the table: arrows point, Enter opens, Escape goes one step back (closes the
 * entry, else clears the text). With nothing left to go back from, Escape is the browser's.
 */
export function SearchField({ model, field, gridShown }: SearchFieldProps) {
  const opened = model.opened.value !== null;
  const active = gridShown ? model.active.value : null;

  function onKeyDown(event: TargetedKeyboardEvent<HTMLInputElement>): void {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape') {
      if (opened) model.close();
      else if (model.query.value !== '') model.search('');
      else return;
    } else if (!gridShown) {
      return;
    } else if (event.key === 'Enter') {
      if (active) model.open(active);
      // What is typed next is another search.
      event.currentTarget.select();
    } else {
      const by = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE }[event.key];
      if (by === undefined) return;
      model.move(by);
    }
    event.preventDefault();
  }

  return (
    <input
      ref={field}
      class="search"
      type="text"
      role="combobox"
      autocomplete="off"
      spellcheck={false}
      autofocus
      aria-label={i18n.t('reference.search.label')}
      aria-haspopup="grid"
      aria-expanded={active !== null}
      aria-controls={active === null ? undefined : GRID_ID}
      aria-activedescendant={active === null ? undefined : rowElementId(active)}
      aria-autocomplete="list"
      placeholder={i18n.t('reference.search.placeholder')}
      value={model.query.value}
      onInput={({ currentTarget }) => model.search(currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}

/** Whether the browser has been idle since this value came: what need not be drawn at once can be drawn then. */
export function useSettled(value: object): boolean {
  const [settled, setSettled] = useState<object | null>(null);
  useEffect(() => {
    const handle = requestIdleCallback(() => setSettled(value), { timeout: 500 });
    return () => cancelIdleCallback(handle);
  }, [value]);
  return settled === value;
}
