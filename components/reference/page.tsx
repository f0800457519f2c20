import '../theme.css';
import './reference.css';
import './page.css';
import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { BROWSER_BEHAVIOUR } from '../../data/browser-behaviour';
import type { ReferenceModel } from '../../lib/state/reference';
import { SECTIONS } from '../../lib/state/reference';
import { Icon } from '../icon';
import { BrowserList } from './browser-list';
import { Details } from './details';
import { DictionarySection } from './dictionary-section';
import { Filters } from './filters';
import { Grid, groupTitle } from './grid';
import { NothingFound } from './nothing-found';
import { ReferenceContext } from './reference-context';
import { SearchField } from './search-field';
import { Signs } from './signs';
import { StatusTable } from './status-table';

/** The whole reference on one page: to read, to link into, to print. A search takes the place of the text. */
export function ReferencePage({ model }: { model: ReferenceModel }) {
  const field = useRef<HTMLInputElement>(null);
  const query = model.query.value.trim();
  const looking = query !== '' || model.isFiltered.value;
  const opened = model.opened.value;

  useEffect(() => {
    if (opened) leaveSearchFor(opened.id, model);
  }, [opened, model]);
  useEffect(() => {
    const follow = () => goTo(location.hash.slice(1), model);
    follow();
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, [model]);
  useEffect(() => {
    if (query !== '') window.scrollTo(0, 0);
  }, [query]);

  return (
    <ReferenceContext.Provider value={{ dictionaries: model.dictionaries.value, follow: null }}>
      <header class="page-top">
        <div class="search-line">
          <Icon name="search" />
          <SearchField model={model} field={field} gridShown={looking} />
        </div>
        <Filters model={model} />
      </header>
      <main class="page">
        <h1>{i18n.t('reference.page.title')}</h1>
        {looking ? <Found model={model} /> : <Text model={model} />}
      </main>
    </ReferenceContext.Provider>
  );
}

function Found({ model }: { model: ReferenceModel }) {
  return model.rows.value.length === 0 ? <NothingFound model={model} /> : <Grid model={model} />;
}

function Text({ model }: { model: ReferenceModel }) {
  const dictionaries = model.dictionaries.value?.dictionaries ?? [];
  return (
    <>
      <p class="lead">{i18n.t('reference.page.lead', [String(dictionaries.length)])}</p>
      <Contents />
      <Signs />
      {SECTIONS.map(({ range, rows }) => (
        <section key={range} aria-labelledby={`range-${range}`}>
          <h2 id={`range-${range}`}>{groupTitle(range)}</h2>
          {rows.map((row) => (
            <article key={row.id} id={row.id} class="entry" aria-labelledby={`entry-${row.id}`}>
              <Details row={row} level={3} headingId={`entry-${row.id}`} />
            </article>
          ))}
        </section>
      ))}
      <section aria-labelledby="statuses">
        <h2 id="statuses">{i18n.t('reference.page.statuses')}</h2>
        <p>{i18n.t('reference.page.statusesLead')}</p>
        <StatusTable />
      </section>
      <section aria-labelledby="dictionaries">
        <h2 id="dictionaries">{i18n.t('reference.page.dictionaries')}</h2>
        <p>{i18n.t('reference.page.dictionariesLead')}</p>
        {dictionaries.map((dictionary) => (
          <DictionarySection key={dictionary.id} dictionary={dictionary} />
        ))}
      </section>
      <section aria-labelledby="browsers">
        <h2 id="browsers">{i18n.t('reference.page.browsers')}</h2>
        <BrowserList behaviours={BROWSER_BEHAVIOUR} />
      </section>
    </>
  );
}

function Contents() {
  const sections = ['statuses', 'dictionaries', 'browsers'] as const;
  return (
    <nav aria-label={i18n.t('reference.page.contents')}>
      <ul class="contents">
        {SECTIONS.map(({ range }) => (
          <li key={range}>
            <a href={`#range-${range}`}>{groupTitle(range)}</a>
          </li>
        ))}
        {sections.map((section) => (
          <li key={section}>
            <a href={`#${section}`}>{i18n.t(`reference.page.${section}`)}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** An entry that a search found is read in its place in the text. */
function leaveSearchFor(id: string, model: ReferenceModel): void {
  model.close();
  model.reset();
  location.hash = id;
  requestAnimationFrame(() => goTo(id, model));
}

/**
 * Shows what a fragment names, which the browser looked for before the text was there: an entry, else the dictionary
 * it is of; a code without an entry is searched for.
 */
function goTo(id: string, model: ReferenceModel): void {
  const [dictionary = ''] = id.split(':');
  const place = document.getElementById(id) ?? document.getElementById(dictionary);
  if (place) place.scrollIntoView();
  else if (/^\d+$/.test(id)) model.search(id);
}
