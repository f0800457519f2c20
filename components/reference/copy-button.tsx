import { useSignal } from '@preact/signals';
import { i18n } from '#i18n';
import { rowAsMarkdown } from '../../lib/reference/markdown';
import type { ReferenceRow } from '../../lib/reference/rows';
import { Icon } from '../icon';

/** Copies an entry as Markdown, and says so until another is opened. */
export function CopyButton({ row }: { row: ReferenceRow }) {
  const copied = useSignal<string | null>(null);
  const done = copied.value === row.id;
  return (
    <button
      type="button"
      class="tool"
      onClick={async () => {
        await navigator.clipboard.writeText(rowAsMarkdown(row));
        copied.value = row.id;
      }}
    >
      <Icon name="copy" />
      <span aria-live="polite">{done ? i18n.t('reference.details.copied') : i18n.t('reference.details.copy')}</span>
    </button>
  );
}
