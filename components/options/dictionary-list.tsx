import { i18n } from '#i18n';
import type { InvalidDictionary, StoredDictionary } from '../../lib/reference/dictionaries/store';
import type { OptionsModel } from '../../lib/state/options';
import { clueTexts, codeCount } from './dictionary-text';
import { ExportMenu } from './export-menu';

/** The user's own dictionaries, and what could not be read of them. */
export function DictionaryList({ model }: { model: OptionsModel }) {
  const shelved = model.own.stored.value;
  if (!shelved) return null;
  if (shelved.stored.length + shelved.invalid.length === 0) {
    return model.draft.value ? null : <p class="none">{i18n.t('options.own.none')}</p>;
  }
  return (
    <ul class="dictionaries" aria-label={i18n.t('options.own.title')}>
      {shelved.stored.map((stored) => (
        <Item key={stored.dictionary.id} model={model} stored={stored} />
      ))}
      {shelved.invalid.map((broken) => (
        <BrokenItem key={broken.area + broken.id} model={model} broken={broken} />
      ))}
    </ul>
  );
}

function Item({ model, stored: { dictionary, area } }: { model: OptionsModel; stored: StoredDictionary }) {
  const { id, name, codes, link } = dictionary;
  const clues = clueTexts(dictionary);
  return (
    <li class="dictionary" aria-label={name}>
      <div class="dictionary-say">
        <h3>{name}</h3>
        <p>
          {codeCount(codes.length)} · {i18n.t(area === 'sync' ? 'options.area.sync' : 'options.area.local')}
          {link !== undefined && (
            <>
              {' · '}
              <a href={link} target="_blank" rel="noreferrer">
                {link}
              </a>
            </>
          )}
        </p>
        <p class={clues.length > 0 ? 'mono' : undefined}>
          {clues.length > 0 ? clues.join(' · ') : i18n.t('options.own.undetected')}
        </p>
      </div>
      <div class="dictionary-tools">
        <button type="button" class="button" onClick={() => model.edit(dictionary)}>
          {i18n.t('options.edit')}
          <span class="hidden"> {name}</span>
        </button>
        <ExportMenu dictionaries={[dictionary]} name={id} compact />
        <button type="button" class="button" onClick={() => void model.remove(id, name)}>
          {i18n.t('options.remove')}
          <span class="hidden"> {name}</span>
        </button>
      </div>
    </li>
  );
}

function BrokenItem({ model, broken: { id, text } }: { model: OptionsModel; broken: InvalidDictionary }) {
  return (
    <li class="dictionary" aria-label={id}>
      <div class="dictionary-say">
        <h3>{id}</h3>
        <p class="wrong">{i18n.t('options.broken', [text])}</p>
      </div>
      <div class="dictionary-tools">
        <button type="button" class="button" onClick={() => void model.remove(id, id)}>
          {i18n.t('options.remove')}
          <span class="hidden"> {id}</span>
        </button>
      </div>
    </li>
  );
}
