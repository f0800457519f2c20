import { i18n } from '#i18n';
import type { Dictionary } from '../../data/dictionary';
import type { Flaw, Path } from './read';

/** What each part may say and the whole may not: the same code twice, the same id twice, a range that ends before it begins. */
export function contradictions(dictionaries: readonly Dictionary[], root: Path | null): Flaw[] {
  const at = (place: number): Path => (root === null ? [] : [...root, place]);
  return [
    ...twice(
      dictionaries.map(({ id }) => id),
      (place, id) => ({ path: [...at(place), 'name'], text: i18n.t('options.problem.sameId', [id]) }),
    ),
    ...dictionaries.flatMap(({ codes, ranges = [] }, place) => [
      ...twice(
        codes.map(({ code }) => code),
        (index, code) => ({
          path: [...at(place), 'codes', index, 'code'],
          text: i18n.t('options.problem.sameCode', [String(code)]),
        }),
      ),
      ...ranges.flatMap(({ from, to }, index): Flaw[] =>
        from <= to ? [] : [{ path: [...at(place), 'ranges', index, 'to'], text: i18n.t('options.problem.emptyRange') }],
      ),
    ]),
  ];
}

function twice<Value>(values: readonly Value[], flaw: (place: number, value: Value) => Flaw): Flaw[] {
  const seen = new Set<Value>();
  return values.flatMap((value, place) => {
    if (seen.has(value)) return [flaw(place, value)];
    seen.add(value);
    return [];
  });
}
