import { FIELDS, parseSettings } from './parse-settings';
import type { SettingError } from './settings';
import { DEFAULTS, isMap, type TelemetryField, type TelemetrySettings } from './settings';

/** The settings in force, and whose they are. */
export interface EffectiveSettings {
  settings: TelemetrySettings;
  /** Fields that the policy decides. */
  managed: ReadonlySet<TelemetryField>;
  /** What the user put there, whether it is in force or not. */
  own: Partial<TelemetrySettings>;
  errors: { managed: SettingError[]; own: SettingError[] };
}

/**
 * The policy's values before the user's, before the defaults. A field that the policy names and that cannot be read is
 * still the policy's: it has its default then, never what the user put there.
 */
export function effectiveSettings(managed: unknown, own: unknown): EffectiveSettings {
  const policy = parseSettings(managed);
  const user = parseSettings(own);
  const named = new Set(isMap(managed) ? FIELDS.filter((field) => Object.hasOwn(managed, field)) : []);
  const settings = { ...DEFAULTS, ...user.values };
  for (const field of named) reset(settings, field);
  return {
    settings: { ...settings, ...policy.values },
    managed: named,
    own: user.values,
    errors: { managed: policy.errors, own: user.errors },
  };
}

function reset<Field extends TelemetryField>(settings: TelemetrySettings, field: Field): void {
  settings[field] = DEFAULTS[field];
}

/** Whether events are to be sent at all. */
export function isOn({ enabled, endpoint }: TelemetrySettings): boolean {
  return enabled && endpoint !== '';
}
