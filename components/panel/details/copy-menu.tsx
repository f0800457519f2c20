import { i18n } from '#i18n';
import { COMMANDS, type CopiedAs, canCopy, copied } from '../../../lib/export/copy';
import { isPageEnglish } from '../../../lib/i18n/translation';
import type { LogEntry } from '../../../lib/model/entry';
import type { Panel } from '../../../lib/state/panel';
import { redactorOf } from '../../../lib/state/panel-preferences';
import { Menu } from '../../menu';
import type { MenuGroup, MenuItem } from '../../menu-list';
import { usePanel } from '../context';
import { copyText } from '../copy-text';

/** An entry as text. */
export function copyGroup(panel: Panel, entry: LogEntry): MenuGroup {
  return {
    items: [
      item(panel, entry, 'markdown', i18n.t('panel.copy.markdown')),
      ...(isPageEnglish.value ? [] : [item(panel, entry, 'translated-markdown', i18n.t('panel.copy.translated'))]),
      item(panel, entry, 'json', i18n.t('panel.copy.json')),
      item(panel, entry, 'url', i18n.t('panel.copy.url')),
    ],
  };
}

/** An entry as commands that repeat its handshake. */
export function commandGroup(panel: Panel, entry: LogEntry): MenuGroup {
  return { items: COMMANDS.map((tool) => item(panel, entry, tool, i18n.t('panel.copy.command', [tool]))) };
}

function item(panel: Panel, entry: LogEntry, as: CopiedAs, label: string): MenuItem {
  return {
    label,
    disabled: !canCopy(entry, as),
    run: () => copyText(copied(entry, as, redactorOf(panel)) ?? ''),
  };
}

export function CopyMenu({ entry }: { entry: LogEntry }) {
  const panel = usePanel();
  return <Menu label={i18n.t('panel.copy.title')} icon="copy" compact groups={[copyGroup(panel, entry)]} />;
}
