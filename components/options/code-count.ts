import { i18n } from '#i18n';

/** How many codes a dictionary has. */
export function codeCount(count: number): string {
  return i18n.t('options.codes', count, [String(count)]);
}
