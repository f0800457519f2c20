import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Problem } from '../../lib/reference/dictionaries/file';
import type { Offer, OptionsModel } from '../../lib/state/options';
import { clueTexts, codeCount } from './dictionary-text';

/** What a file holds, before it is taken; or why it cannot be. */
export function OfferBox({ model, offer: { name, parsed } }: { model: OptionsModel; offer: Offer }) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), [parsed]);
  return (
    <section class="box" aria-labelledby="offer" tabIndex={-1} ref={box}>
      <h3 id="offer">{i18n.t(parsed.ok ? 'options.offer.title' : 'options.offer.refused', [name])}</h3>
      {parsed.ok ? (
        <ul class="offered">
          {parsed.dictionaries.map((dictionary) => (
            <li key={dictionary.id}>
              <strong>{dictionary.name}</strong> · {codeCount(dictionary.codes.length)}
              {clueTexts(dictionary).length > 0 && ` · ${clueTexts(dictionary).join(', ')}`}
              <span class="tag" data-effect={model.effectOf(dictionary)}>
                {i18n.t(`options.effect.${EFFECTS[model.effectOf(dictionary)]}`)}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <Problems problems={parsed.problems} />
      )}
      <div class="actions">
        {parsed.ok && (
          <button type="button" class="button primary" onClick={() => void model.take()}>
            {i18n.t('options.offer.take')}
          </button>
        )}
        <button type="button" class="button" onClick={model.decline}>
          {i18n.t(parsed.ok ? 'options.cancel' : 'options.close')}
        </button>
      </div>
    </section>
  );
}

const EFFECTS = { new: 'new', 'replaces-own': 'own', 'replaces-built-in': 'builtIn' } as const;

function Problems({ problems }: { problems: readonly Problem[] }) {
  return (
    <>
      <p>{i18n.t('options.offer.unchanged')}</p>
      <table class="problems">
        <thead>
          <tr>
            <th scope="col">{i18n.t('options.offer.line')}</th>
            <th scope="col">{i18n.t('options.offer.path')}</th>
            <th scope="col">{i18n.t('options.offer.problem')}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map(({ line, column, path, text }) => (
            <tr key={`${line}:${column}${path}${text}`}>
              <td class="mono">{line === null ? '–' : `${line}:${column}`}</td>
              <td class="mono">{path || '–'}</td>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
