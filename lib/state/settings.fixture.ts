import { signal } from '@preact/signals';
import { DEFAULTS } from '../settings/settings';
import type { SettingsModel } from './settings';

/** For tests: settings that nobody has touched, and that are kept nowhere. */
export function defaultSettings(): SettingsModel {
  const values = signal(DEFAULTS);
  return {
    values,
    ready: Promise.resolve(),
    async save(name, value) {
      values.value = { ...values.value, [name]: value };
    },
    [Symbol.dispose]() {},
  };
}
