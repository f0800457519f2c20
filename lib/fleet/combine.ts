import type { Flaw } from './flaw';
import { FIELDS, parseSettings } from './parse-settings';
import { isMap } from './read';
import { DEFAULTS, type FleetField, type FleetSettings } from './settings';

/** The settings in force, and whose they are. */
export interface Combined {
  settings: FleetSettings;
  /** Fields that the policy decides. */
  managed: ReadonlySet<FleetField>;
  /** What the user put there, whether it is in force or not. */
  own: Partial<FleetSettings>;
  flaws: { managed: Flaw[]; own: Flaw[] };
}

/**
 * The policy's values before the user's, before the defaults. A field that the policy names and that cannot be read is
 * still the policy's: it has its default then, never what the user put there.
 */
export function combine(managed: unknown, own: unknown): Combined {
  const policy = parseSettings(managed);
  const user = parseSettings(own);
  const named = new Set(isMap(managed) ? FIELDS.filter((field) => Object.hasOwn(managed, field)) : []);
  const settings = { ...DEFAULTS, ...user.values };
  for (const field of named) reset(settings, field);
  return {
    settings: { ...settings, ...policy.values },
    managed: named,
    own: user.values,
    flaws: { managed: policy.flaws, own: user.flaws },
  };
}

function reset<Field extends FleetField>(settings: FleetSettings, field: Field): void {
  settings[field] = DEFAULTS[field];
}

/** Whether events are to be sent at all. */
export function isOn({ enabled, endpoint }: FleetSettings): boolean {
  return enabled && endpoint !== '';
}
