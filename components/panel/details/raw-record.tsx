import { useSignal } from '@preact/signals';
import { i18n } from '#i18n';
import { headerParts } from '../../../lib/export/secret-headers';
import type { Header, LogEntry } from '../../../lib/model/entry';

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

/** The entry with the values of secret headers masked, for where it is shown or copied at once. */
function withoutSecrets(entry: LogEntry): LogEntry {
  const { evidence } = entry;
  if (!evidence) return entry;
  return {
    ...entry,
    evidence: {
      ...evidence,
      requestHeaders: masked(evidence.requestHeaders),
      responseHeaders: masked(evidence.responseHeaders),
    },
  };
}

function masked(headers: readonly Header[] | null): Header[] | null {
  return (
    headers?.map((header) => ({
      name: header.name,
      value: headerParts(header)
        .map(({ text, secret }) => (secret ? i18n.t('panel.evidence.maskedValue', [String(text.length)]) : text))
        .join(''),
    })) ?? null
  );
}
