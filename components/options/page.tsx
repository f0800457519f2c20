import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { i18n } from '#i18n';
import type { OptionsModel } from '../../lib/models/options';
import { Icon } from '../icon';
import { DictionaryList } from './dictionary-list';
import { Editor } from './editor';
import { ExportMenu } from './export-menu';
import { OfferBox } from './offer-box';
import { PasteBox } from './paste-box';
import { chooseFile, lookInto } from './read-file';

/** The options, in a tab of their own. A file may be dropped and a text pasted anywhere on the page. */
export function OptionsPage({ model }: { model: OptionsModel }) {
  const { own, draft, offer, said } = model;
  const pasting = useSignal(false);
  const dragging = useSignal(false);
  usePaste(model);

  return (
    <main
      class="options"
      data-dragging={dragging.value || undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer?.types.includes('Files')) return;
        event.preventDefault();
        dragging.value = true;
      }}
      onDragLeave={({ relatedTarget }) => {
        if (relatedTarget === null) dragging.value = false;
      }}
      onDrop={(event) => {
        dragging.value = false;
        const file = event.dataTransfer?.files[0];
        if (!file) return;
        event.preventDefault();
        void lookInto(model, file);
      }}
    >
      <h1>{i18n.t('options.title')}</h1>
      <section aria-labelledby="own">
        <h2 id="own">{i18n.t('options.own.title')}</h2>
        <p class="lead">{i18n.t('options.own.lead')}</p>
        <div class="actions">
          <button type="button" class="button primary" onClick={() => model.edit(null)}>
            <Icon name="add" /> {i18n.t('options.own.add')}
          </button>
          <button type="button" class="button" onClick={() => chooseFile(model)}>
            {i18n.t('options.own.import')}
          </button>
          <button
            type="button"
            class="button"
            aria-expanded={pasting.value}
            onClick={() => {
              pasting.value = !pasting.value;
            }}
          >
            {i18n.t('options.own.paste')}
          </button>
          <ExportMenu dictionaries={own.dictionaries.value} name="hangup-dictionaries" />
        </div>
        <p class="said" role="status">
          {said.value}
        </p>
        {own.problem.value !== null && (
          <p class="wrong" role="alert">
            {i18n.t('options.unread', [own.problem.value])}
          </p>
        )}
        {pasting.value && <PasteBox model={model} onDone={() => (pasting.value = false)} />}
        {offer.value && <OfferBox model={model} offer={offer.value} />}
        {draft.value && <Editor model={model} draft={draft.value} />}
        <DictionaryList model={model} />
        <p class="hint">{i18n.t('options.own.drop')}</p>
      </section>
    </main>
  );
}

/** What is pasted where nothing can be typed is looked into. */
function usePaste(model: OptionsModel): void {
  useEffect(() => {
    function onPaste(event: ClipboardEvent): void {
      const { target } = event;
      if (target instanceof HTMLElement && target.closest('input, textarea, select')) return;
      const file = event.clipboardData?.files[0];
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (file) void lookInto(model, file);
      else if (text.trim() !== '') void model.look(i18n.t('options.offer.pasted'), text);
    }
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [model]);
}
