import { i18n } from '#i18n';
import { COMPRESSIONS, type FleetField } from '../../lib/fleet/settings';
import type { FleetModel, Saved } from '../../lib/models/fleet';
import { Field } from './field';
import { FleetStanding } from './fleet-standing';
import { FleetSwitch } from './fleet-switch';
import { fieldLabel, flawText } from './fleet-texts';

type TextField = Exclude<FleetField, 'enabled' | 'keepAbnormal' | 'redact'>;

const MORE: ReadonlySet<string> = new Set([
  'sampleRatio',
  'compression',
  'batchEvents',
  'batchSeconds',
  'timeoutSeconds',
  'queueEvents',
]);

/** Where this browser's events are gathered, if anywhere. */
export function FleetSection({ model }: { model: FleetModel }) {
  const { combined, saved } = model;
  // What is wrong must be seen.
  const open = model.flaws.value.some(({ field }) => MORE.has(field)) || undefined;
  const { managed, flaws } = combined.value;
  return (
    <section aria-labelledby="fleet">
      <h2 id="fleet">{i18n.t('fleet.title')}</h2>
      <p class="lead">{i18n.t('fleet.lead')}</p>
      {managed.size > 0 && <p class="lead">{i18n.t('fleet.managed.lead')}</p>}
      {flaws.managed.map((flaw) => (
        <p class="wrong" role="alert" key={flaw.field}>
          {i18n.t('fleet.managed.flaw', [flaw.field, flawText(flaw)])}
        </p>
      ))}
      <form
        class="fleet"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void model.save();
        }}
      >
        <FleetSwitch model={model} field="enabled" />
        <Text model={model} field="endpoint" />
        <div class="pair">
          <Text model={model} field="headers" lines={3} />
          <Text model={model} field="resourceAttributes" lines={3} />
        </div>
        <FleetSwitch model={model} field="redact" />
        <details class="fleet-more" open={open}>
          <summary>{i18n.t('fleet.more')}</summary>
          <div class="pair">
            <Text model={model} field="sampleRatio" numeric />
            <Text model={model} field="compression" choices={COMPRESSIONS.map((each) => [each, each] as const)} />
            <Text model={model} field="batchEvents" numeric />
            <Text model={model} field="batchSeconds" numeric />
            <Text model={model} field="timeoutSeconds" numeric />
            <Text model={model} field="queueEvents" numeric />
          </div>
          <FleetSwitch model={model} field="keepAbnormal" />
        </details>
        <div class="actions">
          <button type="submit" class="button primary">
            {i18n.t('fleet.apply')}
          </button>
          <p class={saved.value === 'saved' || saved.value === 'nothing-yet' ? 'hint' : 'wrong'} aria-live="polite">
            {savedText(saved.value)}
          </p>
        </div>
      </form>
      <FleetStanding model={model} />
    </section>
  );
}

interface TextProps {
  model: FleetModel;
  field: TextField;
  lines?: number;
  numeric?: boolean;
  choices?: readonly (readonly [string, string])[];
}

function Text({ model: { combined, draft, flaws }, field, lines, numeric = false, choices }: TextProps) {
  const fixed = combined.value.managed.has(field);
  const flaw = flaws.value.find((each) => each.field === field || each.field.startsWith(`${field}.`));
  return (
    <Field
      name={`fleet.${field}`}
      label={fieldLabel(field)}
      hint={fixed ? i18n.t('fleet.managed.hint') : i18n.t(`fleet.hint.${field}`)}
      value={draft.value[field]}
      flaw={flaw && flawText(flaw)}
      lines={lines}
      numeric={numeric}
      choices={choices}
      fixed={fixed}
      onChange={(value) => {
        draft.value = { ...draft.value, [field]: value };
      }}
    />
  );
}

function savedText(saved: Saved): string {
  if (typeof saved === 'object') return i18n.t('options.failed', [saved.failed]);
  switch (saved) {
    case 'nothing-yet':
      return '';
    case 'saved':
      return i18n.t('fleet.saved.done');
    case 'flawed':
      return i18n.t('fleet.saved.flawed');
    case 'denied':
      return i18n.t('fleet.saved.denied');
  }
}
