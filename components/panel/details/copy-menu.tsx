import { i18n } from '#i18n';
import type { LogEntry } from '../../../lib/record/entry';
import { Menu } from '../../menu';
import { copyText } from '../copy-text';
import { markdown } from './markdown';
import { withoutSecrets } from './without-secrets';

export function CopyMenu({ entry }: { entry: LogEntry }) {
  const items = [
    { label: i18n.t('panel.copy.markdown'), run: () => copyText(markdown(entry)) },
    { label: i18n.t('panel.copy.json'), run: () => copyText(JSON.stringify(withoutSecrets(entry), null, 2)) },
    { label: i18n.t('panel.copy.url'), disabled: !entry.record.url, run: () => copyText(entry.record.url ?? '') },
  ];
  return <Menu label={i18n.t('panel.copy.title')} icon="copy" compact groups={[{ items }]} />;
}
