import { i18n } from '#i18n';
import { CATEGORIES } from '../../lib/model/category';
import { categoryName } from '../category-name';
import { RangeMark } from '../range-mark';
import { ToolButton } from '../tool-button';
import { ColumnsMenu } from './columns-menu';
import { usePanel } from './context';
import { Counts } from './counts';
import { ExportMenu } from './export-menu';
import { FilterBox } from './filter-box';
import { FilterProblems } from './filter-problems';
import { countText } from './quantity';

export function Toolbar() {
  const { ports, preserve } = usePanel();
  return (
    <header class="toolbar">
      <div class="toolbar-row">
        {ports.tab && <RecordButton />}
        <ClearButton />
        <FilterBox />
        {ports.tab && (
          <label class="check">
            <input
              type="checkbox"
              checked={preserve.value}
              onChange={({ currentTarget }) => {
                preserve.value = currentTarget.checked;
              }}
            />
            {i18n.t('panel.toolbar.preserve')}
          </label>
        )}
        <GroupButton />
        <ExportMenu />
        <ColumnsMenu />
        <HelpButton />
        {ports.openOptions && (
          <ToolButton label={i18n.t('panel.toolbar.options')} icon="gear" onClick={ports.openOptions} />
        )}
      </div>
      <FilterProblems />
      <div class="toolbar-row chips">
        <CategoryChips />
        <Counts />
      </div>
    </header>
  );
}

function RecordButton() {
  const { log, setRecording } = usePanel();
  const recording = log.tab.value?.recording ?? true;
  return (
    <ToolButton
      class="tool record"
      label={i18n.t('panel.toolbar.record')}
      icon="record"
      aria-pressed={recording}
      title={i18n.t(recording ? 'panel.toolbar.pause' : 'panel.toolbar.resume')}
      onClick={() => setRecording(!recording)}
    />
  );
}

function ClearButton() {
  const { clear } = usePanel();
  return <ToolButton label={i18n.t('panel.toolbar.clear')} icon="clear" onClick={clear} />;
}

function GroupButton() {
  const { fold: group } = usePanel();
  return (
    <ToolButton
      label={i18n.t('panel.toolbar.fold')}
      icon="fold"
      aria-pressed={group.value}
      onClick={() => {
        group.value = !group.value;
      }}
    />
  );
}

function HelpButton() {
  const { help } = usePanel();
  return (
    <ToolButton
      label={i18n.t('panel.toolbar.help')}
      icon="help"
      aria-haspopup="dialog"
      onClick={() => {
        help.value = true;
      }}
    />
  );
}

/** One chip a category; none pressed shows all. */
function CategoryChips() {
  const { view, only, toggleCategory } = usePanel();
  void view.version.value;
  return (
    <fieldset class="chip-group">
      <legend class="hidden">{i18n.t('panel.toolbar.ranges')}</legend>
      {CATEGORIES.map((category) => (
        <button
          type="button"
          key={category}
          class="chip"
          data-category={category}
          aria-pressed={only.value.has(category)}
          title={i18n.t(`panel.range.${category}`)}
          onClick={() => toggleCategory(category)}
        >
          <RangeMark category={category} />
          {categoryName(category)}
          <span class="count">{countText(view.count(category))}</span>
        </button>
      ))}
    </fieldset>
  );
}
