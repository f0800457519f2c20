import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { OptionsModel } from '../../lib/state/options';

/** A field to paste dictionaries into, as JSON or YAML. */
export function PasteBox({ model, onDone }: { model: OptionsModel; onDone(): void }) {
  const text = useSignal('');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      class="box"
      onSubmit={(event) => {
        event.preventDefault();
        void model.look(i18n.t('options.offer.pasted'), text.value).then(onDone);
      }}
    >
      <label class="field">
        <span>{i18n.t('options.paste.label')}</span>
        <textarea
          ref={field}
          class="mono"
          rows={10}
          spellcheck={false}
          value={text.value}
          onInput={({ currentTarget }) => {
            text.value = currentTarget.value;
          }}
        />
      </label>
      <div class="actions">
        <button type="submit" class="button primary">
          {i18n.t('options.paste.look')}
        </button>
        <button type="button" class="button" onClick={onDone}>
          {i18n.t('options.cancel')}
        </button>
      </div>
    </form>
  );
}
