import { i18n } from '#i18n';
import { FORMATS } from '../../lib/export/formats';
import { isPageEnglish } from '../../lib/i18n/translation';
import type { LogEntry } from '../../lib/model/entry';
import { Menu } from '../menu';
import type { MenuGroup } from '../menu-list';
import { usePanel } from './context';
import { download } from './download';
import { chooseLog } from './open-log';
import { countText } from './quantity';

/** The log as a file, of the rows shown or of all; and a log from a file. */
export function ExportMenu() {
  const panel = usePanel();
  const { view, log, filterText, redact, setRedact } = panel;
  void view.version.value;

  function group(heading: string, count: number, entries: () => LogEntry[], filter: string | null): MenuGroup {
    return {
      heading,
      items: FORMATS.flatMap((format) => {
        const item = (label: string, isTranslated: boolean) => ({
          label,
          disabled: count === 0,
          run: () => void download(panel, format, entries(), filter, isTranslated),
        });
        const english = item(i18n.t(`panel.export.${format.id}`), false);
        if (format.id !== 'markdown' || isPageEnglish.value) return [english];
        return [english, item(i18n.t('panel.export.translated'), true)];
      }),
    };
  }

  function shown(): LogEntry[] {
    return Array.from({ length: view.length }, (_, row) => view.at(row)).filter((entry) => entry !== undefined);
  }

  const whole = log.entries.length;
  const all = group(i18n.t('panel.export.all', whole, [countText(whole)]), whole, () => [...log.entries], null);
  const some = group(
    i18n.t('panel.export.shown', view.length, [countText(view.length)]),
    view.length,
    shown,
    filterText.value,
  );
  const rest: MenuGroup = {
    items: [
      {
        label: i18n.t('panel.export.redact'),
        checked: redact.value,
        run: () => setRedact(!redact.value),
      },
      {
        label: i18n.t('panel.redaction.open'),
        run() {
          panel.redactionDialog.value = true;
        },
      },
      { label: i18n.t('panel.import.choose'), run: () => chooseLog(panel) },
    ],
  };
  const groups = view.length < whole ? [some, all, rest] : [all, rest];
  return <Menu label={i18n.t('panel.toolbar.export')} icon="download" groups={groups} />;
}
