import { i18n } from '#i18n';
import type { RedactionPreview } from '../../lib/export/redact';
import { REDACTION_RULES, type RedactionRule } from '../../lib/export/redact-text';
import { rulesOf } from '../../lib/state/panel-preferences';
import { usePanel } from './context';
import { PanelDialog } from './panel-dialog';
import { countText } from './quantity';
import { useRedactionPreview } from './use-redaction-preview';

/** Chromium admits no hyphen in a message's name. */
const RULE_NAMES = {
  'url-credentials': 'urlCredentials',
  'named-values': 'namedValues',
  jwt: 'jwt',
  'spoken-values': 'spokenValues',
  'token-like': 'tokenLike',
  headers: 'headers',
  subprotocols: 'subprotocols',
} as const satisfies Record<RedactionRule, string>;

/** Which values of the log are replaced when it is exported or copied, by which rules; each rule can be switched off. */
export function RedactionDialog() {
  const { redactionDialog } = usePanel();
  return (
    <PanelDialog
      shown={redactionDialog}
      class="help redaction"
      label={i18n.t('panel.redaction.title')}
      closeLabel={i18n.t('panel.redaction.close')}
    >
      <h2>{i18n.t('panel.redaction.title')}</h2>
      <Rules />
    </PanelDialog>
  );
}

function Rules() {
  const panel = usePanel();
  const { log, redact, rulesOff } = panel;
  const preview = useRedactionPreview(panel, rulesOf(panel));
  const off = rulesOff.value;
  const total = log.entries.length;

  function toggle(rule: RedactionRule): void {
    rulesOff.value = off.includes(rule) ? off.filter((one) => one !== rule) : [...off, rule];
  }

  return (
    <>
      <p class="muted">{i18n.t('panel.redaction.lead')}</p>
      {!redact.value && <p role="note">{i18n.t('panel.redaction.isOff')}</p>}
      <fieldset class="redaction-rules" disabled={!redact.value}>
        <legend class="hidden">{i18n.t('panel.redaction.rules')}</legend>
        {REDACTION_RULES.map((rule) => (
          <label key={rule} class="redaction-rule">
            <input type="checkbox" checked={!off.includes(rule)} onChange={() => toggle(rule)} />
            <span>{i18n.t(`panel.redaction.rule.${RULE_NAMES[rule]}`)}</span>
            <span class="count">{countText(preview.counts.get(rule) ?? 0)}</span>
          </label>
        ))}
      </fieldset>
      <p aria-live="polite">
        {preview.examined < total
          ? i18n.t('panel.redaction.looking', [countText(preview.examined), countText(total)])
          : i18n.t('panel.redaction.looked', total, [countText(total)])}
      </p>
      {preview.listed.length > 0 && <Replacements preview={preview} />}
    </>
  );
}

function Replacements({ preview: { counts, listed } }: { preview: RedactionPreview }) {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return (
    <>
      <table class="redaction-values">
        <thead>
          <tr>
            <th scope="col">{i18n.t('panel.redaction.value')}</th>
            <th scope="col">{i18n.t('panel.redaction.pseudonym')}</th>
            <th scope="col">{i18n.t('panel.redaction.entries')}</th>
          </tr>
        </thead>
        <tbody>
          {listed.map(({ secret, pseudonym, rule, entries }) => (
            <tr key={secret}>
              <td class="mono" title={i18n.t(`panel.redaction.rule.${RULE_NAMES[rule]}`)}>
                <bdi>{secret}</bdi>
              </td>
              <td class="mono">{pseudonym}</td>
              <td>{countText(entries)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {all > listed.length && (
        <p class="muted">{i18n.t('panel.redaction.more', [countText(listed.length), countText(all)])}</p>
      )}
    </>
  );
}
