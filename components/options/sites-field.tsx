import { useSignal } from '@preact/signals';
import { i18n } from '#i18n';
import { readSites } from '../../lib/settings/sites';

interface SitesFieldProps {
  sites: readonly string[];
  onChange(sites: readonly string[]): void;
}

/** The list of sites, one a line: saved as it is typed as long as every line is one, with word of each that is not. */
export function SitesField({ sites, onChange }: SitesFieldProps) {
  const typed = useSignal<string | null>(null);
  /** Nobody is told of a line that is still being typed. */
  const checked = useSignal(false);
  const text = typed.value ?? sites.join('\n');
  const { errors } = readSites(text);
  const isWrong = checked.value && errors.length > 0;
  return (
    <div class="field sites">
      <label for="sites">{i18n.t('options.sites.label')}</label>
      <textarea
        id="sites"
        rows={Math.min(Math.max(3, text.split('\n').length), 12)}
        spellcheck={false}
        value={text}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? 'sites-hint sites-flaws' : 'sites-hint'}
        onInput={({ currentTarget: { value } }) => {
          typed.value = value;
          const read = readSites(value);
          if (read.errors.length > 0) return;
          checked.value = false;
          onChange(read.sites);
        }}
        onBlur={() => {
          // What was saved, in the form it was saved in.
          if (errors.length === 0) typed.value = null;
          else checked.value = true;
        }}
      />
      <p class="hint" id="sites-hint">
        {i18n.t('options.sites.hint')}
      </p>
      {isWrong && (
        <div class="wrong" id="sites-flaws" role="alert">
          {errors.map(({ line, text: flawed, kind }) => (
            <p key={line}>{i18n.t(`options.sites.flaw.${kind}`, [String(line), flawed])}</p>
          ))}
          <p>{i18n.t('options.sites.unsaved')}</p>
        </div>
      )}
      {!isWrong && sites.length === 0 && <p class="wrong">{i18n.t('options.sites.none')}</p>}
    </div>
  );
}
