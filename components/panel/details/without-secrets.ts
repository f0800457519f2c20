import { i18n } from '#i18n';
import type { Header } from '../../../lib/handshake/evidence';
import { headerParts } from '../../../lib/handshake/sensitive';
import type { LogEntry } from '../../../lib/record/entry';

/** The entry with the values of secret headers masked, for where it is shown or copied at once. */
export function withoutSecrets(entry: LogEntry): LogEntry {
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
