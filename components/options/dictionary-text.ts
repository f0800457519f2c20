import { i18n } from '#i18n';
import type { Dictionary } from '../../data/dictionary';
import { asPathPattern } from '../../lib/reference/detect';

/** What a dictionary's connections are recognised by, in the order of certainty. */
export function clueTexts({ detect }: Dictionary): string[] {
  const { subprotocols = [], hosts = [], paths = [], pages = [] } = detect ?? {};
  return [...subprotocols, ...hosts, ...paths.map((path) => asPathPattern(path).path), ...pages];
}

/** How many codes a dictionary has. */
export function codeCount(count: number): string {
  return i18n.t('options.codes', count, [String(count)]);
}
