import { i18n } from '#i18n';
import { createRedactor } from '../../../lib/export/redact';
import type { LogEntry } from '../../../lib/record/entry';
import { Menu } from '../../menu';
import type { MenuGroup } from '../../menu-list';
import { copyText } from '../copy-text';
import { markdown } from './markdown';

/** An entry as text. Secrets are replaced: what is copied is pasted into issues and chats. */
export function copyGroup(entry: LogEntry): MenuGroup {
  const redacted = () => createRedactor().redact(entry);
  return {
    items: [
      { label: i18n.t('panel.copy.markdown'), run: () => copyText(markdown(redacted())) },
      { label: i18n.t('panel.copy.json'), run: () => copyText(JSON.stringify(redacted(), null, 2)) },
      { label: i18n.t('panel.copy.url'), disabled: !entry.record.url, run: () => copyText(entry.record.url ?? '') },
    ],
  };
}

export function CopyMenu({ entry }: { entry: LogEntry }) {
  return <Menu label={i18n.t('panel.copy.title')} icon="copy" compact groups={[copyGroup(entry)]} />;
}
