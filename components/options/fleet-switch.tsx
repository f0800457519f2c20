import { i18n } from '#i18n';
import type { FleetModel } from '../../lib/models/fleet';
import { fieldLabel } from './fleet-texts';

interface FleetSwitchProps {
  model: FleetModel;
  field: 'enabled' | 'keepAbnormal' | 'redact';
}

/** A setting that is on or off. */
export function FleetSwitch({ model: { combined, draft }, field }: FleetSwitchProps) {
  const fixed = combined.value.managed.has(field);
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
        <label for={id}>{fieldLabel(field)}</label>
        <p class="hint" id={`${id}-hint`}>
          {fixed ? i18n.t('fleet.managed.hint') : i18n.t(`fleet.hint.${field}`)}
        </p>
      </div>
    </div>
  );
}
