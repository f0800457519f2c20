import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Completion, completions } from '../../lib/query/complete';
import { Icon } from '../icon';
import { ToolButton } from '../tool-button';
import { usePanel } from './context';

const NONE = { from: 0, to: 0, items: [] };

type Offer = Pick<Completion, 'text' | 'count'> & { kind: Completion['kind'] | 'saved' };

const savedFilter = (text: string): Offer => ({ text, kind: 'saved', count: null });

/** The filter, with what could be typed next offered below it: arrows choose, Enter or Tab takes, Escape leaves. */
export function FilterBox() {
  const { filterText, filter, sample, filterLookups, savedFilters, toggleSaved, diagnosis } = usePanel();
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  const open = useSignal(false);
  const chosen = useSignal(-1);
  const text = filterText.value;
  const caret = input.current?.selectionStart ?? text.length;
  // Causes are found a little later than they are asked for.
  if (open.value) void diagnosis.version.value;
  const offered = open.value ? completions(text, caret, sample(), filterLookups) : NONE;
  /** An empty field offers what was kept before all that could be typed. */
  const saved: Offer[] = open.value && text === '' ? savedFilters.value.map(savedFilter) : [];
  const items = [...saved, ...offered.items];
  const isSaved = savedFilters.value.includes(text.trim());

  function close(): void {
    open.value = false;
    chosen.value = -1;
  }

  function take(item: Offer): void {
    const before = text.slice(0, offered.from) + item.text;
    const after = text.slice(offered.to);
    const gap = item.kind === 'key' || item.kind === 'saved' || after.startsWith(' ') ? '' : ' ';
    filterText.value = before + gap + after;
    // At once: a Tab or Enter that comes before the next frame is to take nothing.
    close();
    // The caret is set once the field has the new text.
    requestAnimationFrame(() => {
      input.current?.setSelectionRange(before.length + gap.length, before.length + gap.length);
      open.value = item.kind === 'key' && document.activeElement === input.current;
    });
  }

  function onKeyDown(event: KeyboardEvent): void {
    const item = items[chosen.value];
    if (event.key === 'ArrowDown' && !open.value) open.value = true;
    else if (event.key === 'ArrowDown') chosen.value = (chosen.value + 1) % Math.max(items.length, 1);
    else if (event.key === 'ArrowUp' && items.length > 0)
      chosen.value = (Math.max(chosen.value, 0) || items.length) - 1;
    else if ((event.key === 'Enter' || event.key === 'Tab') && item) take(item);
    else if (event.key === 'Enter') close();
    else if (event.key === 'Escape' && open.value && items.length > 0) close();
    else if (event.key === 'Escape' && text !== '') filterText.value = '';
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  useEffect(() => {
    document.getElementById(`${list}-${chosen.value}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen.value, list]);

  const shown = items.length > 0;
  return (
    <div class="filter">
      <input
        ref={input}
        id="filter"
        type="text"
        role="combobox"
        spellcheck={false}
        autocomplete="off"
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls={shown ? list : undefined}
        aria-activedescendant={shown && chosen.value >= 0 ? `${list}-${chosen.value}` : undefined}
        aria-invalid={filter.value.problems.length > 0}
        aria-label={i18n.t('panel.toolbar.filter')}
        placeholder={i18n.t('panel.toolbar.filterExample')}
        value={text}
        onInput={({ currentTarget }) => {
          filterText.value = currentTarget.value;
          chosen.value = -1;
          open.value = currentTarget.value !== '';
        }}
        onKeyDown={onKeyDown}
        onClick={() => {
          if (text === '' && savedFilters.value.length > 0) open.value = true;
        }}
        onBlur={close}
      />
      {text !== '' && (
        <ToolButton
          class="tool filter-save"
          label={i18n.t('panel.toolbar.filterSave')}
          icon="star"
          aria-pressed={isSaved}
          title={i18n.t(isSaved ? 'panel.toolbar.filterUnsave' : 'panel.toolbar.filterSave')}
          onClick={toggleSaved}
        />
      )}
      {text !== '' && (
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
      {shown && (
        <div class="suggestions" role="listbox" id={list} aria-label={i18n.t('panel.toolbar.suggestions')}>
          {items.map((item, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: see the list
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
            <div
              role="option"
              class="suggestion"
              data-kind={item.kind}
              key={`${item.kind} ${item.text}`}
              id={`${list}-${index}`}
              aria-selected={index === chosen.value}
              // Pressing must not take the focus from the field.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(item)}
            >
              {item.kind === 'saved' && <Icon name="star" />}
              <span class="mono">{item.text}</span>
              {item.count !== null && item.count > 0 && <span class="count">{item.count}</span>}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
