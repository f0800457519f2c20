import { useSignal } from '@preact/signals';
import { i18n } from '#i18n';
import type { Fix } from '../../../data/fixes/fix';
import { local } from '../../../lib/reference/translation';
import { Icon } from '../../icon';
import { copyText } from '../copy-text';

/** Lines that can be pasted, with the versions they are for and where that was read. */
export function FixItem({ fix }: { fix: Fix }) {
  const copied = useSignal(false);
  const { product, title, text, note, version, source } = fix;
  return (
    <li class="fix">
      <details>
        <summary>
          <strong>{local(product)}</strong>
          {i18n.t('reference.colon')}
          {local(title)}
        </summary>
        <div class="fix-text">
          <pre class="mono">{text}</pre>
          <button
            type="button"
            class="tool"
            aria-label={i18n.t('diagnosis.copy', [local(product)])}
            title={i18n.t('diagnosis.copy', [local(product)])}
            onClick={() => {
              copyText(text);
              copied.value = true;
            }}
          >
            <Icon name="copy" />
            <span aria-live="polite">{copied.value ? i18n.t('diagnosis.copied') : ''}</span>
          </button>
        </div>
        {note !== undefined && <p>{local(note)}</p>}
        <p class="muted sources">
          {local(version)}; {source}
        </p>
      </details>
    </li>
  );
}
