import { useSignal } from '@preact/signals';
import { i18n } from '#i18n';
import type { LogEntry } from '../../../lib/record/entry';
import { withoutSecrets } from './without-secrets';

/** The entry as it is kept; the text is made when it is opened. */
export function RawRecord({ entry }: { entry: LogEntry }) {
  const open = useSignal(false);
  return (
    <details
      class="facts raw"
      onToggle={({ currentTarget }) => {
        open.value = currentTarget.open;
      }}
    >
      <summary>{i18n.t('panel.raw.title')}</summary>
      {open.value && <pre class="mono">{JSON.stringify(withoutSecrets(entry), null, 2)}</pre>}
    </details>
  );
}
