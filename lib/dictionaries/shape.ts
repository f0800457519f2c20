import * as v from 'valibot';
import { i18n } from '#i18n';
import { LIMITS } from './limits';

/** What stands at a place is no such thing, or a member is missing there, or strange. */
function mapOf(issue: v.StrictObjectIssue): string {
  if (Array.isArray(issue.path?.at(-1)?.input)) return i18n.t('options.problem.map');
  if (issue.expected === 'never') return i18n.t('options.problem.unknown', [issue.received.replaceAll('"', '')]);
  if (issue.expected === 'Object') return i18n.t('options.problem.map');
  return i18n.t('options.problem.missing', [(issue.expected ?? '').replaceAll('"', '')]);
}

const isMap = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);

const listOf = <Item extends v.GenericSchema>(item: Item, most: number) =>
  v.pipe(
    v.array(item, () => i18n.t('options.problem.list')),
    v.maxLength(most, () => i18n.t('options.problem.tooMany', [String(most)])),
  );

const patternsOf = <Item extends v.GenericSchema>(item: Item) =>
  v.pipe(
    listOf(item, LIMITS.patterns),
    v.minLength(1, () => i18n.t('options.problem.emptyList')),
  );

const textUpTo = (most: number) =>
  v.pipe(
    v.string(() => i18n.t('options.problem.text')),
    v.regex(/\S/, () => i18n.t('options.problem.empty')),
    v.maxLength(most, () => i18n.t('options.problem.tooLong', [String(most)])),
  );

const oneOf = <const Word extends string>(...words: Word[]) =>
  v.picklist(words, () => i18n.t('options.problem.oneOf', [words.join(', ')]));

const wholeNumber = (least: number, most: number) => {
  const text = () => i18n.t('options.problem.number', [String(least), String(most)]);
  return v.pipe(v.number(text), v.integer(text), v.minValue(least, text), v.maxValue(most, text));
};

const text = textUpTo(LIMITS.text);
const flag = v.boolean(() => i18n.t('options.problem.flag'));
const code = wholeNumber(0, 65_535);
const link = v.pipe(
  text,
  v.check(
    (value) => /^https?:\/\//i.test(value) && URL.canParse(value),
    () => i18n.t('options.problem.link'),
  ),
);

const fewWildcards = (of: string) => (pattern: string) => pattern.split(of).length - 1 <= LIMITS.wildcards;
const tooManyWildcards = () => i18n.t('options.problem.wildcards', [String(LIMITS.wildcards)]);

const pattern = v.pipe(textUpTo(LIMITS.pattern), v.check(fewWildcards('*'), tooManyWildcards));

const host = v.pipe(
  pattern,
  v.regex(/^[^/\s]+$/, () => i18n.t('options.problem.host')),
);

const path = v.pipe(
  textUpTo(LIMITS.pattern),
  v.regex(/^(\/|\*\*)/, () => i18n.t('options.problem.path')),
  v.check(fewWildcards('**'), tooManyWildcards),
  v.check((value) => value.replaceAll('**', '').split('/').every(fewWildcards('*')), tooManyWildcards),
);

const detect = v.pipe(
  v.strictObject(
    {
      subprotocols: v.exactOptional(patternsOf(pattern)),
      hosts: v.exactOptional(patternsOf(host)),
      paths: v.exactOptional(
        patternsOf(
          v.union(
            [path, v.strictObject({ path, query: v.exactOptional(listOf(text, LIMITS.patterns)) }, mapOf)],
            (issue) => innermost(issue),
          ),
        ),
      ),
      pages: v.exactOptional(patternsOf(host)),
    },
    mapOf,
  ),
  v.check(
    (clues) => Object.keys(clues).length > 0,
    () => i18n.t('options.problem.noClue'),
  ),
);

/** A union tells only that nothing fits; the first thing that did not fit text says more. */
function innermost({ issues, input }: v.UnionIssue<v.BaseIssue<unknown>>): string {
  const told = issues?.find(({ path: at }) => (typeof input === 'object') === (at !== undefined)) ?? issues?.[0];
  return told?.message ?? i18n.t('options.problem.path');
}

const described = {
  name: text,
  meaning: text,
  advice: v.exactOptional(text),
  severity: v.exactOptional(oneOf('normal', 'warning', 'error')),
  reconnect: v.exactOptional(oneOf('yes', 'wait', 'no')),
  note: v.exactOptional(text),
  source: v.exactOptional(text),
  link: v.exactOptional(link),
};

/** A dictionary as it may be written down, before what is left out is filled in: data/dictionary.schema.json. */
export const DICTIONARY = v.strictObject(
  {
    $schema: v.exactOptional(text),
    id: v.exactOptional(
      v.pipe(
        textUpTo(80),
        v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, () => i18n.t('options.problem.id')),
      ),
    ),
    name: textUpTo(120),
    kind: v.exactOptional(oneOf('application', 'runtime')),
    detect: v.exactOptional(detect),
    hints: v.exactOptional(detect),
    codes: listOf(
      v.strictObject(
        {
          code,
          ...described,
          sentBy: v.exactOptional(oneOf('server', 'client')),
          http: v.exactOptional(wholeNumber(100, 599)),
          synthetic: v.exactOptional(flag),
          inBand: v.exactOptional(flag),
          deprecated: v.exactOptional(flag),
          reasons: v.exactOptional(
            v.pipe(
              v.custom<Record<string, unknown>>(isMap, () => i18n.t('options.problem.map')),
              v.record(
                v.string(),
                v.string(() => i18n.t('options.problem.text')),
              ),
            ),
          ),
        },
        mapOf,
      ),
      LIMITS.codes,
    ),
    ranges: v.exactOptional(
      listOf(
        v.strictObject(
          {
            from: code,
            to: code,
            ...described,
            statusOffset: v.exactOptional(wholeNumber(-65_535, 65_535)),
          },
          mapOf,
        ),
        LIMITS.codes,
      ),
    ),
    inBand: v.exactOptional(text),
    notes: v.exactOptional(text),
    source: v.exactOptional(text),
    link: v.exactOptional(link),
  },
  mapOf,
);

export type WrittenDictionary = v.InferOutput<typeof DICTIONARY>;

export const FILE = v.strictObject(
  { $schema: v.exactOptional(text), dictionaries: listOf(DICTIONARY, LIMITS.dictionaries) },
  mapOf,
);
