import '../theme.css';
import '../reference/reference.css';
import './popup.css';
import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ConnectionCounts } from '../../lib/protocol/messages';
import { codeRow } from '../../lib/reference/rows';
import type { ReferenceModel } from '../../lib/state/reference';
import { Icon } from '../icon';
import { CopyButton } from '../reference/copy-button';
import { Details } from '../reference/details';
import { Filters } from '../reference/filters';
import { Grid } from '../reference/grid';
import { NothingFound } from '../reference/nothing-found';
import { ReferenceContext } from '../reference/reference-context';
import { SearchField } from '../reference/search-field';
import { ToolButton } from '../tool-button';
import { TabConnections } from './tab-connections';

interface PopupProps {
  model: ReferenceModel;
  /** `undefined` until they are known; `null` where they cannot be read. */
  counts: ReadonlySignal<ConnectionCounts | null | undefined>;
  /** Names of this tab's application codes; `undefined` until they are known. */
  names: ReadonlySignal<ReadonlyMap<number, string> | undefined>;
}

/** The reference in 380 pixels: the search, the tab's connections, the table, and the opened entry. */
export function Popup({ model, counts, names }: PopupProps) {
  const field = useRef<HTMLInputElement>(null);
  const filtersShown = useSignal(false);
  const opened = model.opened.value;
  useTypingGoesTo(field, model);

  return (
    <ReferenceContext.Provider value={{ dictionaries: model.dictionaries.value, follow: model.open }}>
      <header class="top">
        <h1 class="hidden">{i18n.t('reference.page.title')}</h1>
        <div class="search-line">
          <Icon name="search" />
          <SearchField model={model} field={field} gridShown={!opened} />
          <ToolButton
            label={i18n.t('reference.filter.show')}
            icon="filter"
            aria-expanded={filtersShown.value}
            data-on={model.isFiltered.value || undefined}
            onClick={() => {
              filtersShown.value = !filtersShown.value;
              void model.load();
            }}
          />
        </div>
        {filtersShown.value && <Filters model={model} />}
        <TabConnections counts={counts.value} names={names.value} openCode={(code) => model.open(codeRow(code))} />
      </header>
      <main class="below">{opened ? <Entry model={model} field={field} /> : <Table model={model} />}</main>
      <footer class="bottom">
        <span class="keys">{i18n.t('popup.keys')}</span>
        <a class="tool" href="/options.html" target="_blank" rel="noreferrer" title={i18n.t('popup.own')}>
          <Icon name="gear" />
          <span class="hidden">{i18n.t('popup.own')}</span>
        </a>
        <a href={`/reference.html${opened ? `#${opened.id}` : ''}`} target="_blank" rel="noreferrer">
          {i18n.t('popup.full')}
        </a>
      </footer>
    </ReferenceContext.Provider>
  );
}

function Table({ model }: { model: ReferenceModel }) {
  const found = model.rows.value.length;
  return (
    <>
      <p class="hidden" role="status">
        {model.query.value === '' ? '' : i18n.t('reference.found', found)}
      </p>
      {found === 0 ? <NothingFound model={model} /> : <Grid model={model} />}
    </>
  );
}

function Entry({ model, field }: { model: ReferenceModel; field: { current: HTMLInputElement | null } }) {
  const row = model.opened.value;
  const region = useRef<HTMLElement>(null);

  useEffect(() => {
    region.current?.querySelector<HTMLElement>('.entry-heading')?.focus({ preventScroll: true });
    region.current?.parentElement?.scrollTo(0, 0);
  }, [row?.id]);

  if (!row) return null;
  return (
    <article class="entry" aria-labelledby="entry" ref={region}>
      <div class="entry-tools">
        <button
          type="button"
          class="tool"
          onClick={() => {
            model.close();
            field.current?.focus();
          }}
        >
          <Icon name="back" />
          {i18n.t('reference.details.back')}
        </button>
        <CopyButton row={row} />
      </div>
      <Details row={row} level={2} headingId="entry" />
    </article>
  );
}

/** Whatever has the focus, text that is typed is searched for, and Escape closes the entry. */
function useTypingGoesTo(field: { current: HTMLInputElement | null }, model: ReferenceModel): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const target = event.target;
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || target === field.current) return;
      if (event.key === 'Escape' && model.opened.value) {
        model.close();
        field.current?.focus();
        event.preventDefault();
      } else if (event.key.length === 1 && event.key !== ' ' && !(target instanceof HTMLSelectElement)) {
        // The key's own text arrives in the field, which has the focus by then.
        field.current?.focus();
        field.current?.select();
      }
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [field, model]);
}
