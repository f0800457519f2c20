import type { Dictionary } from '../../data/dictionary';
import { asPathPattern } from '../../lib/reference/pattern';

/** What a dictionary's connections are recognised by, in the order of certainty. */
export function clueTexts({ detect }: Dictionary): string[] {
  const { subprotocols = [], hosts = [], paths = [], pages = [] } = detect ?? {};
  return [...subprotocols, ...hosts, ...paths.map((path) => asPathPattern(path).path), ...pages];
}
