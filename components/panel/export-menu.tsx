import { i18n } from '#i18n';
import { csv } from '../../lib/export/csv';
import type { ExportFormat } from '../../lib/export/format';
import { json } from '../../lib/export/json';
import type { LogEntry } from '../../lib/record/entry';
import { Menu } from '../menu';
import type { MenuGroup } from '../menu-list';
import { usePanel } from './context';
import { download } from './download';
import { countText } from './quantity';

const FORMATS: readonly ExportFormat[] = [json, csv];

export function ExportMenu() {
  const panel = usePanel();
  const { view, log, filterText } = panel;
  void view.version.value;
  const filtered = view.length < log.entries.length;

  function group(heading: string, count: number, entries: () => LogEntry[], filter: string | null): MenuGroup {
    return {
      heading,
      items: FORMATS.map((format) => ({
        label: i18n.t(`panel.export.${format.id === 'csv' ? 'csv' : 'json'}`),
        disabled: count === 0,
        run: () => void download(panel, format, entries(), filter),
      })),
    };
  }

  function* shown() {
    for (let row = 0; row < view.length; row++) {
      const entry = view.at(row);
      if (entry) yield entry;
    }
  }

  const all = group(
    i18n.t('panel.export.all', log.entries.length, [countText(log.entries.length)]),
    log.entries.length,
    () => [...log.entries],
    null,
  );
  const some = group(
    i18n.t('panel.export.shown', view.length, [countText(view.length)]),
    view.length,
    () => [...shown()],
    filterText.value,
  );
  return <Menu label={i18n.t('panel.toolbar.export')} icon="download" groups={filtered ? [some, all] : [all]} />;
}
