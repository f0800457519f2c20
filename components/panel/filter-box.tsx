import { useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Icon } from '../icon';
import { usePanel } from './context';

export function FilterBox() {
  const { filterText } = usePanel();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div class="filter">
      <input
        ref={input}
        type="search"
        spellcheck={false}
        autocomplete="off"
        aria-label={i18n.t('panel.toolbar.filter')}
        placeholder={i18n.t('panel.toolbar.filter')}
        value={filterText.value}
        onInput={({ currentTarget }) => {
          filterText.value = currentTarget.value;
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || filterText.value === '') return;
          event.stopPropagation();
          filterText.value = '';
        }}
      />
      {filterText.value !== '' && (
        <button
          type="button"
          class="tool filter-clear"
          aria-label={i18n.t('panel.toolbar.filterClear')}
          onClick={() => {
            filterText.value = '';
            input.current?.focus();
          }}
        >
          <Icon name="close" />
        </button>
      )}
    </div>
  );
}
