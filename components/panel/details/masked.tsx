import { useSignal } from '@preact/signals';
import { i18n } from '#i18n';

/** A value that is shown when it is asked for. */
export function Masked({ name, value }: { name: string; value: string }) {
  const bare = useSignal(false);
  if (bare.value) return <>{value}</>;
  return (
    <button
      type="button"
      class="link"
      aria-label={i18n.t('panel.evidence.show', [name])}
      onClick={() => {
        bare.value = true;
      }}
    >
      {i18n.t('panel.evidence.masked', [String(value.length)])}
    </button>
  );
}
