import { useSignal } from '@preact/signals';
import { i18n } from '#i18n';
import type { OptionsModel } from '../../lib/state/options';
import { Icon } from '../icon';
import { DictionaryList } from './dictionary-list';
import { Editor } from './editor';
import { ExportMenu } from './export-menu';
import { OfferBox } from './offer-box';
import { PasteBox } from './paste-box';
import { chooseFile } from './read-file';

/** The user's own dictionaries: added, imported, edited, exported. */
export function DictionariesSection({ model }: { model: OptionsModel }) {
  const { own, draft, offer, message } = model;
  const pasting = useSignal(false);
  return (
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
        {message.value}
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
  );
}
