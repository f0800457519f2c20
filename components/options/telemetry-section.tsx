import { i18n } from '#i18n';
import type { Saved, TelemetryModel } from '../../lib/state/telemetry';
import { COMPRESSIONS, type TelemetryField } from '../../lib/telemetry/settings';
import { Field } from './field';
import { TelemetryStatusList } from './telemetry-status';
import { settingErrorText, telemetryFieldLabel } from './telemetry-text';

type TextField = Exclude<TelemetryField, 'enabled' | 'keepAbnormal' | 'redact'>;

const MORE: ReadonlySet<string> = new Set([
  'sampleRatio',
  'compression',
  'batchEvents',
  'batchSeconds',
  'timeoutSeconds',
  'queueEvents',
]);

/** Where this browser's events are gathered, if anywhere. */
export function TelemetrySection({ model }: { model: TelemetryModel }) {
  const { effective, saved } = model;
  // What is wrong must be seen.
  const open = model.errors.value.some(({ field }) => MORE.has(field)) || undefined;
  const { managed, errors } = effective.value;
  return (
    <section aria-labelledby="fleet">
      <h2 id="fleet">{i18n.t('fleet.title')}</h2>
      <p class="lead">{i18n.t('fleet.lead')}</p>
      {managed.size > 0 && <p class="lead">{i18n.t('fleet.managed.lead')}</p>}
      {errors.managed.map((error) => (
        <p class="wrong" role="alert" key={error.field}>
          {i18n.t('fleet.managed.flaw', [error.field, settingErrorText(error)])}
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
        <TelemetrySwitch model={model} field="enabled" />
        <TelemetryTextField model={model} field="endpoint" />
        <div class="pair">
          <TelemetryTextField model={model} field="headers" lines={3} />
          <TelemetryTextField model={model} field="resourceAttributes" lines={3} />
        </div>
        <TelemetrySwitch model={model} field="redact" />
        <details class="fleet-more" open={open}>
          <summary>{i18n.t('fleet.more')}</summary>
          <div class="pair">
            <TelemetryTextField model={model} field="sampleRatio" numeric />
            <TelemetryTextField
              model={model}
              field="compression"
              choices={COMPRESSIONS.map((each) => [each, each] as const)}
            />
            <TelemetryTextField model={model} field="batchEvents" numeric />
            <TelemetryTextField model={model} field="batchSeconds" numeric />
            <TelemetryTextField model={model} field="timeoutSeconds" numeric />
            <TelemetryTextField model={model} field="queueEvents" numeric />
          </div>
          <TelemetrySwitch model={model} field="keepAbnormal" />
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
      <TelemetryStatusList model={model} />
    </section>
  );
}

interface TextProps {
  model: TelemetryModel;
  field: TextField;
  lines?: number;
  numeric?: boolean;
  choices?: readonly (readonly [string, string])[];
}

function TelemetryTextField({
  model: { effective, draft, errors },
  field,
  lines,
  numeric = false,
  choices,
}: TextProps) {
  const fixed = effective.value.managed.has(field);
  const error = errors.value.find((each) => each.field === field || each.field.startsWith(`${field}.`));
  return (
    <Field
      name={`fleet.${field}`}
      label={telemetryFieldLabel(field)}
      hint={fixed ? i18n.t('fleet.managed.hint') : i18n.t(`fleet.hint.${field}`)}
      value={draft.value[field]}
      error={error && settingErrorText(error)}
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

interface TelemetrySwitchProps {
  model: TelemetryModel;
  field: 'enabled' | 'keepAbnormal' | 'redact';
}

/** A setting that is on or off. */
function TelemetrySwitch({ model: { effective, draft }, field }: TelemetrySwitchProps) {
  const fixed = effective.value.managed.has(field);
  const id = `fleet-${field}`;
  return (
    <div class="option">
      <input
        type="checkbox"
        id={id}
        checked={draft.value[field]}
        disabled={fixed}
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget: { checked } }) => {
          draft.value = { ...draft.value, [field]: checked };
        }}
      />
      <div>
        <label for={id}>{telemetryFieldLabel(field)}</label>
        <p class="hint" id={`${id}-hint`}>
          {fixed ? i18n.t('fleet.managed.hint') : i18n.t(`fleet.hint.${field}`)}
        </p>
      </div>
    </div>
  );
}
