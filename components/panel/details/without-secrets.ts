import { i18n } from '#i18n';
import type { Header } from '../../../lib/handshake/evidence';
import type { LogEntry } from '../../../lib/record/entry';
import { isSecret } from './is-secret';

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
    headers?.map(({ name, value }) => ({
      name,
      value: isSecret(name, value) ? i18n.t('panel.evidence.maskedValue', [String(value.length)]) : value,
    })) ?? null
  );
}
